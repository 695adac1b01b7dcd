"""The report in a browser: it renders, filters, is read without a mouse, in the dark and on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser.fix_page import Look

SHOWN = """selector => [...document.querySelectorAll(selector)].filter(e => getComputedStyle(e).display !== 'none')
    .map(e => e.dataset)"""
LUMINANCE = """name => {
    const canvas = document.createElement('canvas').getContext('2d');
    canvas.fillStyle = getComputedStyle(document.body)[name];
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}"""


def shown(page: Page, selector: str) -> list[dict[str, str]]:
    """Return the data of the elements that are not hidden."""
    found: list[dict[str, str]] = page.evaluate(SHOWN, selector)
    return found


def runs(data: dict[str, str]) -> list[list[str]]:
    """Return (version, outcome) of a test."""
    return [pair.split(":") for pair in data["outcomes"].split()]


def test_it_renders(look: Look) -> None:
    """Title, matrix, heat map, charts that have a size, failures, tests; a hostile message is text."""
    page = look()
    assert page.title() == "pggit: refused, 4 failures"
    assert page.locator(".matrix tbody tr").count() >= 8
    assert page.locator(".heat tbody tr").count() == 14
    boxes = [chart.bounding_box() for chart in page.locator("figure svg").all()]
    boxes = [box for box in boxes if box]
    assert len(boxes) >= 2
    assert all(box["width"] > 200 and box["height"] > 100 for box in boxes)
    assert len(shown(page, ".failure")) == 4
    assert page.get_by_text("</script>", exact=True).count() == 1
    # The style is in force: the policy names its hash.
    assert page.evaluate("getComputedStyle(document.body).maxWidth") == "1440px"


@pytest.mark.parametrize(
    ("field", "value", "fits"),
    [
        ("category", "property", lambda data: data["category"] == "property"),
        ("version", "18", lambda data: any(version == "18" for version, _ in runs(data))),
        ("outcome", "failed", lambda data: any(outcome == "failed" for _, outcome in runs(data))),
        ("promise", "P08", lambda data: "P08" in data["promise"].split()),
        ("fault", "F28", lambda data: "F28" in data["fault"].split()),
        ("name", " GIT_check ", lambda data: "git_check" in data["name"]),
    ],
)
def test_every_filter_shows_what_fits_and_hides_the_rest(look: Look, field: str, value: str, fits: object) -> None:
    """Of failures and of tests, with the count said aloud; `Show all` brings back everything."""
    page = look()
    everything = {selector: shown(page, selector) for selector in (".failure", ".test-row")}
    control = page.locator(f"#filter-{field}")
    if field == "name":
        control.fill(value)
    else:
        control.select_option(value)
    assert callable(fits)
    for selector, before in everything.items():
        wanted = [data for data in before if fits(data)]
        assert shown(page, selector) == wanted
    wanted = [data for data in everything[".test-row"] if fits(data)]
    assert 0 < len(wanted) < len(everything[".test-row"])
    assert f"{len(wanted)} of {len(everything['.test-row'])} tests" in page.inner_text("#found")
    page.get_by_role("button", name="Show all").click()
    page.wait_for_function("count => document.querySelectorAll('[data-hidden]').length === 0", arg=0)


def test_version_and_outcome_are_asked_of_one_run(look: Look) -> None:
    """Passed on 17 is not what failed on 17 and passed on 16."""
    page = look()
    page.locator("#filter-version").select_option("17")
    page.locator("#filter-outcome").select_option("passed")
    found = shown(page, ".test-row")
    assert found
    assert all(["17", "passed"] in runs(data) for data in found)
    assert shown(page, ".failure") == []


def test_a_cell_of_the_matrix_and_of_the_heat_map_filters(look: Look) -> None:
    """With what the cell stands for, and nothing of a filter before it."""
    page = look()
    page.locator('.matrix button[data-category="load"][data-version="18"]').click()
    page.wait_for_function("document.getElementById('filter-category').value === 'load'")
    assert [data["category"] for data in shown(page, ".test-row")] == ["load"]
    page.locator('.heat button[data-promise="P08"][data-fault="F28"]').click()
    page.wait_for_function("document.getElementById('filter-fault').value === 'F28'")
    assert page.locator("#filter-category").input_value() == ""
    assert shown(page, ".test-row")
    assert all("F28" in data["fault"] for data in shown(page, ".test-row"))


def test_everything_is_reached_by_the_keyboard(look: Look) -> None:
    """Tab visits each link, field, button and summary that is seen; the heat map is one stop, its arrows lead on."""
    page = look()
    wanted: int = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, select, input, summary')]
            .filter(e => e.checkVisibility() && e.tabIndex >= 0).length"""
    )
    page.evaluate("window.visited = new Set(); addEventListener('focusin', e => visited.add(e.target))")
    for _ in range(wanted * 3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
    missed: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, select, input, summary')]
            .filter(e => e.checkVisibility() && e.tabIndex >= 0 && !visited.has(e)).map(e => e.outerHTML)"""
    )
    assert missed == []
    grid = page.locator(".heat button")
    assert page.locator('.heat button[tabindex="0"]').count() == 1
    grid.first.focus()
    places = []
    for key in ("ArrowDown", "ArrowUp", "ArrowRight"):
        page.keyboard.press(key)
        places.append(page.evaluate("(({promise, fault}) => [promise, fault])(document.activeElement.dataset)"))
    first: list[str] = grid.first.evaluate("e => [e.dataset.promise, e.dataset.fault]")
    assert places[1] == first or places[0] == first
    assert len({tuple(place) for place in places}) >= 2
    page.keyboard.press("Enter")
    page.wait_for_function("document.getElementById('filter-fault').value !== ''")
    assert page.evaluate("document.activeElement.id") == "filter-name"


def test_focus_is_seen(look: Look) -> None:
    """An outline around what the keyboard is at."""
    page = look()
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0


@pytest.mark.parametrize(("scheme", "dark"), [("light", False), ("dark", True)])
def test_colours_follow_the_system_and_the_choice(look: Look, scheme: str, dark: bool) -> None:
    """Dark text on light and the other way round, with contrast either way."""
    page = look(color_scheme=scheme)

    def is_dark() -> bool:
        back, text = page.evaluate(LUMINANCE, "backgroundColor"), page.evaluate(LUMINANCE, "color")
        assert abs(back - text) > 120
        return bool(back < text)

    assert is_dark() is dark
    page.locator("#theme").select_option("light" if dark else "dark")
    assert is_dark() is not dark
    page.locator("#theme").select_option("")
    assert is_dark() is dark


@pytest.mark.parametrize("width", [320, 360, 768])
def test_nothing_is_cut_off_on_a_phone(look: Look, width: int) -> None:
    """No scrolling sideways but inside tables; the same with every detail open."""
    page = look(width=width, height=740, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.locator(".narrow").is_visible() is (width < 640)
    assert page.locator(".wide").is_visible() is (width >= 640)


def test_without_a_script_everything_is_shown(look: Look) -> None:
    """All failures and tests; no filter that would do nothing."""
    page = look(java_script_enabled=False)
    assert page.locator(".failure:visible").count() == 4
    assert page.locator("#filters").is_visible() is False
    assert page.locator("#theme").is_visible() is False


def test_the_picture_in_the_readme_is_small(look: Look, pytestconfig: pytest.Config) -> None:
    """Under 200 KB; with --picture it is made anew, of that report."""
    picture = pytestconfig.rootpath / "docs" / "report.png"
    wanted: Path | None = pytestconfig.getoption("--picture")
    if wanted:
        page = look(path=wanted.resolve())
        page.screenshot(path=picture, clip={"x": 0, "y": 0, "width": 1280, "height": 1000}, full_page=True)
    content = picture.read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert 20_000 < len(content) < 200_000
    assert "](docs/report.png)" in (pytestconfig.rootpath / "README.md").read_text(encoding="utf-8")
