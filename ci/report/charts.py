"""The charts, as SVG that stands in the page: drawn by Vega-Lite here, so that the page needs no script for them.

Colours are the page's own (`currentColor`, custom properties), so that light and dark need one drawing.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from typing import Any

import vl_convert
from markupsafe import Markup

from ..policy import Policy
from .view import Measurement, Point

WIDE, NARROW = 720, 340
_TEXT = {"labelColor": "currentColor", "titleColor": "currentColor", "labelFontSize": 12, "titleFontSize": 12}
_CONFIG = {
    "font": "system-ui, sans-serif",
    "background": None,
    "axis": {**_TEXT, "gridColor": "var(--line)", "domainColor": "var(--line)", "tickColor": "var(--line)"},
    "legend": {**_TEXT, "orient": "bottom", "title": None, "symbolSize": 80},
    "view": {"stroke": None},
}
_COLOURS = ["var(--series-1)", "var(--series-2)", "var(--series-3)", "var(--series-4)"]
# What a drawing may consist of: what is drawn came from result files, so the drawing is checked before it is used.
_TAGS = {"svg", "g", "path", "text", "line", "rect", "title", "tspan", "defs", "clipPath", "circle"}
_SPACE = "{http://www.w3.org/2000/svg}"


class DrawingError(Exception):
    """A chart holds something that has no place in a page."""


def checked(svg: str) -> Markup:
    """Return a drawing that is safe inside a page: shapes and text, no script, style, link or event.

    Raises:
        DrawingError: it is not.
    """
    root = ElementTree.fromstring(svg)
    for element in root.iter():
        if element.tag.removeprefix(_SPACE) not in _TAGS:
            raise DrawingError(f"a chart holds <{element.tag}>")
        for name, value in element.attrib.items():
            if re.match(r"on|style$|.*href$", name, re.IGNORECASE) or "url(" in value.replace("url(#", ""):
                raise DrawingError(f"a chart's <{element.tag}> has the attribute {name}")
    return Markup(svg)


def _drawn(chart: dict[str, Any], width: int, height: int) -> Markup:
    whole = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": width,
        "height": height,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "config": _CONFIG,
        **chart,
    }
    svg = vl_convert.vegalite_to_svg(whole, vl_version="5.21")
    # A drawing has one description in the page, its caption; its size is the page's business.
    return checked(re.sub(r'(<svg [^>]*?) width="[^"]*" height="[^"]*"', r'\1 aria-hidden="true"', svg, count=1))


def shares(points: Sequence[Point], policy: Policy, width: int) -> Markup:
    """Draw the shares of the tests over time, against the stages.

    Args:
        points: the rounds, oldest first.
        policy: whose stages are drawn, the one in force as a solid line.
        width: in pixels.
    """
    series = ("passed", "must pass and did")
    rows = [
        {"date": point.date, "share": share, "series": name, "whole": "whole suite" if point.whole else "a part"}
        for point in points
        for name, share in zip(series, (point.passed, point.reached), strict=True)
    ]
    stages = [
        {"share": stage.share, "label": f"{stage.name} {stage.share:.0%}", "force": stage is policy.stage}
        for stage in policy.stages
    ]
    y = {"field": "share", "type": "quantitative", "title": None, "scale": {"domain": [0, 1]}, "axis": {"format": "%"}}
    x = {"field": "date", "type": "temporal", "title": None, "axis": {"labelOverlap": True, "tickCount": 5}}
    colour = {"field": "series", "type": "nominal", "scale": {"domain": series, "range": _COLOURS[:2]}}
    shape = {
        "field": "whole",
        "type": "nominal",
        "scale": {"domain": ["whole suite", "a part"], "range": ["circle", "cross"]},
    }
    dash = {"condition": {"test": "datum.force", "value": [1, 0]}, "value": [4, 4]}
    encoding = {"x": x, "y": y, "color": colour}
    chart = {
        "layer": [
            {
                "data": {"values": stages},
                "layer": [
                    {"mark": {"type": "rule", "color": "var(--muted)"}, "encoding": {"y": y, "strokeDash": dash}},
                    {
                        "mark": {
                            "type": "text",
                            "align": "left",
                            "dx": 3,
                            "dy": -6,
                            "color": "var(--muted)",
                            "size": 12,
                        },
                        "encoding": {"y": y, "x": {"value": 0}, "text": {"field": "label"}},
                    },
                ],
            },
            {
                "data": {"values": rows},
                "layer": [
                    {"mark": {"type": "line", "strokeWidth": 2}, "encoding": encoding},
                    {"mark": {"type": "point", "size": 60, "filled": True}, "encoding": {**encoding, "shape": shape}},
                ],
            },
        ]
    }
    return _drawn(chart, width, 260)


def benchmark(rows: Sequence[Measurement]) -> Markup:
    """Draw one benchmark over time: the median, one standard deviation around it, the whole range as a thin line."""
    factor, unit = scale(max(row.measured.maximum for row in rows))
    values = [
        {
            "date": row.date,
            "version": f"PostgreSQL {row.version}",
            "median": row.measured.median * factor,
            "low": max(row.measured.median - row.measured.stddev, row.measured.minimum) * factor,
            "high": min(row.measured.median + row.measured.stddev, row.measured.maximum) * factor,
            "least": row.measured.minimum * factor,
            "most": row.measured.maximum * factor,
        }
        for row in rows
    ]
    versions = sorted({value["version"] for value in values}, key=str)
    x = {"field": "date", "type": "temporal", "title": None, "axis": {"labelOverlap": True, "tickCount": 4}}
    colour = {
        "field": "version",
        "type": "nominal",
        "scale": {"domain": versions, "range": [_COLOURS[index % len(_COLOURS)] for index in range(len(versions))]},
    }

    def y(name: str) -> dict[str, Any]:
        return {"field": name, "type": "quantitative", "title": unit, "scale": {"zero": True}}

    common = {"x": x, "color": colour}
    chart = {
        "data": {"values": values},
        "layer": [
            {
                "mark": {"type": "rule", "opacity": 0.5},
                "encoding": {**common, "y": y("least"), "y2": {"field": "most"}},
            },
            {
                "mark": {"type": "rule", "strokeWidth": 6, "opacity": 0.35},
                "encoding": {**common, "y": y("low"), "y2": {"field": "high"}},
            },
            {"mark": {"type": "line", "point": {"size": 50}}, "encoding": {**common, "y": y("median")}},
        ],
    }
    return _drawn(chart, NARROW, 180)


def scale(seconds: float) -> tuple[float, str]:
    """Return the factor and the unit in which so many seconds are read most easily."""
    if seconds >= 1:
        return 1.0, "s"
    return (1e3, "ms") if seconds >= 1e-3 else (1e6, "µs")
