"""The page as one text: template, style and script put together, and what it may do written into its head."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import jinja2
from markupsafe import Markup

from ..evidence import Evidence
from ..gate import Verdict
from ..matrix import Matrix
from . import charts, text
from .names import FAULTS, PROMISES
from .view import View, view

TEMPLATES = Path(__file__).resolve().parent.parent / "templates" / "report"
#: Benchmarks that get a chart; the others are in the table alone.
CHARTS = 40


def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["seconds"] = _seconds
    environment.filters["shown"] = text.name
    return environment


def _seconds(value: float) -> str:
    factor, unit = charts.scale(value)
    return f"{value * factor:.3g} {unit}" if value < 100 else f"{value:.0f} s"


def _part(name: str) -> Markup:
    # Between tags the two characters that could end them would be an error of ours, never of a result file's.
    content = (TEMPLATES / name).read_text(encoding="utf-8")
    if "</" in content:
        raise ValueError(f"{name} holds </, which would end its element")
    return Markup(content)


def content_security_policy(style: str, script: str) -> str:
    """Return a policy that lets the page use this style and this script, and nothing else from anywhere."""

    def source(content: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"

    return (
        f"default-src 'none'; style-src {source(style)}; script-src {source(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def render(evidence: Evidence, verdict: Verdict, matrix: Matrix) -> str:
    """Return the page.

    Args:
        evidence: result files and history.
        verdict: what the gate says of them.
        matrix: versions and categories.
    """
    shown: View = view(evidence, verdict, matrix.categories)
    style, script = _part("report.css"), _part("report.js")
    drawn = {name: charts.benchmark(rows) for name, rows in list(shown.benchmarks.items())[:CHARTS]}
    return (
        _environment()
        .get_template("report.html.jinja")
        .render(
            style=style,
            script=script,
            policy=content_security_policy(style, script),
            view=shown,
            verdict=verdict,
            gate=evidence.policy,
            categories=matrix.categories,
            promises=PROMISES,
            faults=FAULTS,
            trend=[(size, charts.shares(shown.points, evidence.policy, width)) for size, width in _SIZES],
            charts=drawn,
        )
    )


_SIZES = (("wide", charts.WIDE), ("narrow", charts.NARROW))
