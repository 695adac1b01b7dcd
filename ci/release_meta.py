"""META.json, by which PGXN knows an extension: from pggit.control and ci/matrix.toml."""

from __future__ import annotations

import json
import re

from .matrix import Matrix


def control(text: str, key: str) -> str:
    """Return a setting of a control file.

    Raises:
        ValueError: it has none of that name.
    """
    match = re.search(rf"^{key}\s*=\s*'([^']*)'", text, flags=re.MULTILINE)
    if match is None:
        raise ValueError(f"pggit.control has no {key}")
    return match[1]


def meta(matrix: Matrix, control_file: str) -> str:
    """Return the text of META.json, after version 1.0.0 of PGXN's specification.

    Args:
        matrix: the oldest version is what PostgreSQL has to be.
        control_file: text of pggit.control.
    """
    version = control(control_file, "default_version")
    abstract = control(control_file, "comment")
    values = {
        "name": "pggit",
        "abstract": abstract,
        "version": version,
        "maintainer": ["pggit maintainers"],
        "license": "postgresql",
        "provides": {
            "pggit": {
                "abstract": abstract,
                "file": f"build/pggit--{version}.sql",
                "docfile": "README.md",
                "version": version,
            }
        },
        "prereqs": {"runtime": {"requires": {"PostgreSQL": f"{min(matrix.versions)}.0.0"}}},
        "tags": ["git", "schema", "version control", "ddl", "history", "migration"],
        "release_status": "stable",
        "generated_by": "ci/release_meta.py of pggit, from pggit.control and ci/matrix.toml: make workflows",
        "meta-spec": {"version": "1.0.0", "url": "https://pgxn.org/meta/spec.txt"},
    }
    return json.dumps(values, indent=2, ensure_ascii=False) + "\n"
