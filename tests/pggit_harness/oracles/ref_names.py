"""Which names a branch or tag may bear: the rules of git-check-ref-format(1), read independently."""

from __future__ import annotations

# Revisions that mean something by themselves (api.md, "Words"); git refuses the first two for branches as well.
TAKEN = frozenset(("HEAD", "@", "WORKING", "EMPTY"))
MOST_BYTES = 255


def obeys_git(name: str) -> bool:
    """Whether ``git check-ref-format refs/heads/NAME`` takes a name."""
    forbidden = any(letter <= " " or letter == "\x7f" or letter in "~^:?*[\\" for letter in name)
    parts = name.split("/")
    return (
        not forbidden
        and all(part and not part.startswith(".") and not part.endswith(".lock") for part in parts)
        and ".." not in name
        and "@{" not in name
        and not name.endswith(".")
    )


def is_ref_name(name: str) -> bool:
    """Whether pggit takes a name: as git, less what is a revision, looks like an option, or is too long."""
    return obeys_git(name) and name not in TAKEN and not name.startswith("-") and len(name.encode()) <= MOST_BYTES
