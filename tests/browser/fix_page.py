"""Fixtures that open the report of recorded results in a headless Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from ci import report
from pggit_harness.doctor import check_browser
from tooling.fix_results import Results

Look = Callable[..., Page]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.getgroup("pggit").addoption(
        "--picture", type=Path, metavar="REPORT", help="make docs/report.png of this page"
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. Without one nothing is looked at, and that is no pass."""
    path = check_browser.browser()
    if path is None:
        raise RuntimeError(f"no Chromium in PATH; {check_browser.MEND}")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path)
        yield found
        found.close()


@pytest.fixture
def page_file(results: Results) -> Path:
    """The report of two rounds: PostgreSQL 17 red, 16 green, 18 made up, and benchmarks."""
    results.remember({"test_1": "passed load", "test_2": "failed property"}, "smoke-pg18")
    results.write({"test_1": "skipped load", "test_<b>2</b>": "error property"}, "smoke-pg18", message="</script>")
    for kind in ("green", "bench", "red"):
        results.copy(kind)
    output = results.folder.parent / "report.html"
    assert report.main([str(results.folder), f"--history={results.history}", f"--output={output}"]) == 0
    return output


@pytest.fixture
def look(browser: Browser, page_file: Path) -> Iterator[Look]:
    """Open the report: look(width=360, color_scheme="dark", ...).

    Whatever a test does with it, the page asks nothing of anybody and says nothing on the console.
    """
    said: list[str] = []
    asked: list[str] = []
    contexts = []

    def opened(width: int = 1280, height: int = 900, path: Path = page_file, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri())
        assert asked == [path.as_uri()]
        asked.clear()
        return page

    yield opened
    for context in contexts:
        context.close()
    assert said == []
    assert asked == []
