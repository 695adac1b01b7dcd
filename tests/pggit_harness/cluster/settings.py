"""Server settings as text for a settings file."""

from collections.abc import Mapping

Value = str | int | float | bool


def as_text(value: Value) -> str:
    """A setting's value as PostgreSQL reads it."""
    if isinstance(value, bool):
        return "on" if value else "off"
    return str(value)


def render(settings: Mapping[str, str]) -> str:
    """Lines ``name = 'value'``, sorted by name."""
    lines = []
    for name, value in sorted(settings.items()):
        quoted = value.replace("\\", "\\\\").replace("'", "''")
        lines.append(f"{name} = '{quoted}'\n")
    return "".join(lines)
