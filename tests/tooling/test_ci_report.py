"""The report: what is on the page, and that nothing of a result file can be more there than text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest

from ci import report
from ci.report import charts, page, text
from ci.report.names import FAULTS, PROMISES
from pggit_harness.plugin import markers
from tooling.fix_results import Results

# Elements that have no end tag.
VOID = {"meta", "link", "input", "br", "img"}


class Page(HTMLParser):
    """What a browser would find: the elements with their attributes, and the text inside each kind of element."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.source = source
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(source)
        self.close()
        assert self._open == [], "an element is not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.texts.setdefault(tag, [])
        if tag not in VOID:
            self._open.append(tag)
            self.texts[tag].append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[self._open[-1]][-1] += data

    def all(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        """Return the attributes of the elements of a kind that have these; `class_` stands for class."""
        pairs = {name.rstrip("_").replace("_", "-"): value for name, value in wanted.items()}
        return [a for name, a in self.elements if name == tag and pairs.items() <= a.items()]


def made(results: Results, *, history: bool = False) -> Page:
    """Run the command and read the page that it wrote."""
    output = results.folder.parent / "page.html"
    past = results.history if history else results.folder / "none.jsonl"
    assert report.main([str(results.folder), f"--history={past}", f"--output={output}"]) == 0
    return Page(output.read_text(encoding="utf-8"))


HOSTILE = (
    "test_x[</script><script>alert(1)</script>]",
    'test_x["><img src=x onerror=alert(1)>]',
    "test_x[]]>&lt;b&gt;]",
    "test_x[a\nb\r\n| c | `d` ${e} {{ f }} {% g %}]",
    "test_x[\u202eright to left\u2028 line]",
    "test_x[" + "n" * 100_000 + "]",
)


def hostile_file(results: Results) -> None:
    """Write a run whose every text is one of HOSTILE, or a megabyte."""
    results.folder.mkdir()
    cases = ""
    for name in HOSTILE:
        names = ("nodeid", "category", "promise", "fault", "replay", "schedule", "hypothesis_seed")
        inside = "".join(f"<property name={quoteattr(key)} value={quoteattr(name)}/>" for key in names)
        content = escape(name + "x" * 1_000_000)
        cases += f'<testcase classname="tests.test_x" name={quoteattr(name)} time="1">'
        cases += f"<properties>{inside}</properties><failure message={quoteattr(name)}>{content}</failure>"
        cases += f"<system-out>{content}</system-out></testcase>"
    suite = f'<testsuite time="1" timestamp={quoteattr(HOSTILE[0])}><properties>'
    suite += f'<property name="commit" value={quoteattr(HOSTILE[1])}/></properties>{cases}</testsuite>'
    path = results.folder / "chaos-smoke-results-pg17.xml"
    path.write_text(f"<testsuites>{suite}</testsuites>", encoding="utf-8")


def test_hostile_names_and_outputs_are_text_and_nothing_else(results: Results) -> None:
    """The page of hostile results has the elements and attributes of the page of harmless ones, and no other."""
    results.copy("red")
    harmless = made(results)
    (results.folder / "chaos-smoke-results-pg17.xml").unlink()
    results.folder.rmdir()
    hostile_file(results)
    found = made(results)
    assert {tag for tag, _ in found.elements} <= {tag for tag, _ in harmless.elements}
    attributes = {name for _, given in harmless.elements for name in given}
    assert {name for _, given in found.elements for name in given} <= attributes
    assert len(found.all("script")) == len(found.all("style")) == 1
    assert found.texts["script"] == harmless.texts["script"]
    shown = [given["data-name"] for given in found.all("article", class_="failure")]
    assert HOSTILE[0] in shown
    assert HOSTILE[1] in shown
    assert HOSTILE[2] in shown
    # Line ends, and marks that would turn what follows around, are written out.
    assert "test_x[\\u202eright to left\\u2028 line]" in shown
    assert any(name is not None and "a\\nb" in name and "{{ f }} {% g %}]" in name for name in shown)


def test_huge_outputs_and_names_are_cut_in_the_middle(results: Results) -> None:
    """Both ends are shown, the page says what is left out, and twelve megabytes become half of one."""
    hostile_file(results)
    found = made(results)
    assert len(found.source) < 500_000
    assert all(len(content) < text.HEAD + text.TAIL + 200 for content in found.texts["pre"])
    missing = 1_000_000 + len(HOSTILE[0]) - text.HEAD - text.TAIL
    first = next(content for content in found.texts["pre"] if content.endswith("xx"))
    assert first.startswith(HOSTILE[0])
    assert f"\n[... {missing} characters are left out ...]\n" in first
    names = [given["data-name"] or "" for given in found.all("article")]
    assert max(map(len, names)) <= text.NAME + 1
    assert any(name.startswith("test_x[nnn") and "\u2026" in name and name.endswith("nnn]") for name in names)


def test_the_page_asks_nothing_of_the_network(results: Results) -> None:
    """Nothing is loaded, the policy in the page forbids it, and the page's own script and style alone are allowed."""
    results.copy("red")
    results.copy("bench")
    found = made(results)
    for tag, given in found.elements:
        for name in {"src", "href", "srcset", "action", "data", "poster", "xlink:href"} & given.keys():
            assert (given[name] or "").startswith(("#", "data:,")), f"<{tag} {name}={given[name]}>"
        assert not [name for name in given if name.startswith("on") or name == "style"], tag
    (policy,) = found.all("meta", http_equiv="Content-Security-Policy")
    (style,), (script,) = found.texts["style"], found.texts["script"]
    assert policy["content"] == page.content_security_policy(style, script)
    assert (policy["content"] or "").startswith("default-src 'none'; style-src 'sha256-")
    assert "@import" not in style
    assert "url(" not in style


def test_a_failure_shows_all_that_is_known_of_it(results: Results) -> None:
    """Seed, schedule, log, traceback, and the command that runs it again, each whole."""
    results.folder.mkdir()
    pairs = {
        "nodeid": "tests/chaos/test_a.py::test_b",
        "category": "concurrent",
        "promise": "P09",
        "fault": "F11",
        "hypothesis_seed": "4711",
        "schedule": "0.000 first -> BEGIN",
        # Longer than a name is shown.
        "replay": f"make smoke PG=17 ARGS='tests/chaos/test_a.py::test_b[{'long' * 200}] --hypothesis-seed=4711'",
    }
    inside = "".join(f"<property name={quoteattr(k)} value={quoteattr(v)}/>" for k, v in pairs.items())
    inside += '<property name="schedule" value="0.250 second -> COMMIT"/>'
    case = f'<testcase classname="a" name="test_b" time="1"><properties>{inside}</properties>'
    case += '<failure message="assert 1 == 2">def test_b():</failure><system-out>LOG:  crash</system-out></testcase>'
    content = f'<testsuites><testsuite time="1" timestamp="2026-11-24T00:00:00">{case}</testsuite></testsuites>'
    (results.folder / "chaos-smoke-results-pg17.xml").write_text(content, encoding="utf-8")
    found = made(results)
    assert found.texts["pre"] == ["0.000 first -> BEGIN\n0.250 second -> COMMIT", "LOG:  crash", "def test_b():"]
    assert {"4711", pairs["replay"]} <= set(found.texts["code"])
    assert "assert 1 == 2" in found.texts["p"]
    (failure,) = found.all("article", class_="failure")
    assert (failure["data-promise"], failure["data-fault"]) == ("P09", "F11")
    assert failure["data-outcomes"] == "17:failed"


def test_recorded_failures_are_all_there(results: Results) -> None:
    """Of a real run: three failures, the same numbers in the title, and the gate's refusal."""
    results.copy("red")
    found = made(results)
    assert len(found.all("article", class_="failure")) == 3
    assert found.texts["title"] == ["pggit: refused, 3 failures"]
    assert found.all("p", id="verdict", class_="verdict failed")
    assert "The gate refuses this." in found.texts["strong"]


def test_cells_count_what_ran(results: Results) -> None:
    """Of two versions; the worst run of a test counts; destructive tests count for nothing."""
    results.write({"test_1": "passed load", "test_2": "failed load", "test_3": "passed load destructive"})
    results.write({"test_1": "passed load", "test_2": "passed load"}, "load-pg17")
    results.write({"test_1": "skipped load"}, "smoke-pg18")
    rendered = made(results)
    found = [" ".join(cell.split()) for cell in rendered.source.split("<td")]
    (on_17,) = [cell for cell in found if 'data-category="load" data-version="17"' in cell]
    (on_18,) = [cell for cell in found if 'data-category="load" data-version="18"' in cell]
    seen_17, seen_18 = (re.sub(r"<[^>]*>", "", cell.partition(">")[2]) for cell in (on_17, on_18))
    assert seen_17.startswith(" ✗failed 1 passed / 1 failed 2 s")
    assert seen_18.startswith(" ✓passed 0 passed / 1 skipped 500 ms")
    assert "test_3" not in rendered.source


def test_the_heat_map_shows_attacks_and_holes(results: Results) -> None:
    """A cell for each pair; those that nothing attacks say so."""
    results.copy("red")
    found = made(results)
    buttons = [given for given in found.all("button") if "data-fault" in given]
    holes = [given for given in found.all("td") if (given.get("title") or "").endswith(": no test")]
    assert {("P08", "F28"), ("P01", "F11")} <= {(given["data-promise"], given["data-fault"]) for given in buttons}
    assert len(buttons) + len(holes) == len(PROMISES) * len(FAULTS)
    assert f"({len(holes)} of {len(PROMISES) * len(FAULTS)})" in found.source


def test_promises_and_faults_are_those_of_the_markers() -> None:
    """Under the same ids, in the same order, each with a name of its own."""
    assert tuple(PROMISES) == markers.PROMISES
    assert tuple(FAULTS) == markers.FAULTS
    for names in (PROMISES, FAULTS):
        assert len(set(names.values())) == len(names)


def test_results_without_a_test_make_a_page(results: Results) -> None:
    """An empty run and a cut file: the page says what the gate says of them."""
    path = results.write({})
    found = made(results)
    assert "None." in found.texts["p"]
    assert "No chaos test has run yet." in found.texts["p"]
    path.write_text("<testsuites>", encoding="utf-8")
    assert "chaos-smoke-results-pg17.xml is not a whole JUnit file" in made(results).source


def test_no_results_at_all_are_an_error(results: Results, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No page is written that could be taken for one."""
    output = tmp_path / "page.html"
    results.folder.mkdir()
    assert report.main([str(results.folder), f"--history={results.history}", f"--output={output}"]) == 1
    assert "there are no results" in capsys.readouterr().out
    assert not output.exists()


def test_rounds_and_benchmarks_are_drawn_and_listed(results: Results) -> None:
    """Each chart has its numbers beside it, and is no more than shapes."""
    for commit in ("c0ffee", "decade"):
        results.remember({"test_1": "passed", "test_2": "failed"}, commit=commit)
    results.copy("bench")
    found = made(results, history=True)
    numbers = [given for given in found.all("div") if (given.get("aria-label") or "").startswith("Numbers of ")]
    assert numbers
    # Two widths of the trend, and a chart for each benchmark.
    assert len(found.all("svg")) == 2 + len(numbers)
    assert found.texts["td"].count("50.0 %") >= 2
    assert "whole range" in found.source


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<a href="javascript:alert(1)"/>',
        '<rect onclick="alert(1)"/>',
        '<rect style="background: red"/>',
        '<rect fill="url(https://x.example/y)"/>',
        "<foreignObject/>",
    ],
)
def test_a_drawing_with_more_than_shapes_is_refused(inside: str) -> None:
    """Whatever the library lets through."""
    good = '<svg xmlns="http://www.w3.org/2000/svg"><g clip-path="url(#a)"><path d="M0"/><text>x</text></g>{}</svg>'
    assert charts.checked(good.format("")) == good.format("")
    with pytest.raises(charts.DrawingError):
        charts.checked(good.format(inside))
