"""Names, arguments, defaults, columns and types of every function are those of the API's description.

Read from the system catalogs, so that a column that changes its name or type is noticed.
"""

import re

import pytest

from pggit_harness.servers.extension import CHECKOUT
from pggit_harness.workload.repo import Repo

DIFF = [
    ("change", "text"),
    ("kind", "text"),
    ("identity", "text"),
    ("old_definition", "text"),
    ("new_definition", "text"),
]

# Function, arguments as pg_get_function_arguments() gives them, result: a type, or the columns of a table.
API: list[tuple[str, str, str | list[tuple[str, str]]]] = [
    ("commit", "message text, author text DEFAULT NULL::text, allow_empty boolean DEFAULT false", "text"),
    ("status", "", [("change", "text"), ("kind", "text"), ("identity", "text")]),
    (
        "log",
        "rev text DEFAULT 'HEAD'::text, max_count integer DEFAULT NULL::integer",
        [
            ("commit_id", "text"),
            ("parent_ids", "text[]"),
            ("author", "text"),
            ("committed_at", "timestamp with time zone"),
            ("message", "text"),
        ],
    ),
    ("diff", "from_rev text DEFAULT 'HEAD'::text, to_rev text DEFAULT 'WORKING'::text", DIFF),
    ("show", "rev text DEFAULT 'HEAD'::text", DIFF),
    ("ls_tree", "rev text DEFAULT 'HEAD'::text", [("kind", "text"), ("identity", "text"), ("definition", "text")]),
    ("rev_parse", "rev text", "text"),
    ("tree_id", "rev text DEFAULT 'WORKING'::text", "text"),
    ("create_branch", "name text, start_point text DEFAULT 'HEAD'::text", "void"),
    ("delete_branch", "name text, force boolean DEFAULT false", "void"),
    ("rename_branch", "old text, new text", "void"),
    ("branches", "", [("name", "text"), ("commit_id", "text"), ("is_current", "boolean")]),
    ("current_branch", "", "text"),
    ("create_tag", "name text, rev text DEFAULT 'HEAD'::text, message text DEFAULT NULL::text", "void"),
    ("delete_tag", "name text", "void"),
    (
        "tags",
        "",
        [
            ("name", "text"),
            ("commit_id", "text"),
            ("tagger", "text"),
            ("tagged_at", "timestamp with time zone"),
            ("message", "text"),
        ],
    ),
    (
        "reflog",
        "name text DEFAULT 'HEAD'::text",
        [
            ("moved_at", "timestamp with time zone"),
            ("actor", "text"),
            ("old_id", "text"),
            ("new_id", "text"),
            ("reason", "text"),
        ],
    ),
    (
        "verify",
        '"full" boolean DEFAULT true',
        [("severity", "text"), ("problem", "text"), ("object_id", "text"), ("detail", "text")],
    ),
    ("version", "", "text"),
    ("merge_base", "a text, b text", "text"),
    (
        "merge_preview",
        "source text, target text DEFAULT 'HEAD'::text",
        [
            ("kind", "text"),
            ("identity", "text"),
            ("outcome", "text"),
            ("base_definition", "text"),
            ("target_definition", "text"),
            ("source_definition", "text"),
        ],
    ),
    (
        "merge",
        "source text, message text DEFAULT NULL::text, strategy text DEFAULT 'abort'::text,"
        " resolutions jsonb DEFAULT NULL::jsonb, allow_data_loss boolean DEFAULT false",
        "text",
    ),
    ("revert", "rev text", "text"),
    ("cherry_pick", "rev text", "text"),
    (
        "restore",
        "kind text, identity text, rev text DEFAULT 'HEAD'::text, allow_data_loss boolean DEFAULT false",
        "void",
    ),
    ("ignore", "pattern text", "void"),
    ("unignore", "pattern text", "void"),
    ("ignored", "", [("pattern", "text")]),
    (
        "history",
        "kind text, identity text, rev text DEFAULT 'HEAD'::text",
        [
            ("commit_id", "text"),
            ("author", "text"),
            ("committed_at", "timestamp with time zone"),
            ("message", "text"),
            ("change", "text"),
            ("definition", "text"),
        ],
    ),
    (
        "blame",
        "table_identity text, rev text DEFAULT 'HEAD'::text",
        [
            ("kind", "text"),
            ("identity", "text"),
            ("commit_id", "text"),
            ("author", "text"),
            ("committed_at", "timestamp with time zone"),
        ],
    ),
    (
        "migration",
        "from_rev text, to_rev text",
        [("step", "integer"), ("statement", "text"), ("hazard", "text")],
    ),
    ("rebuild", "rev text DEFAULT 'HEAD'::text", [("step", "integer"), ("statement", "text")]),
    ("checkout", "rev text, force boolean DEFAULT false, allow_data_loss boolean DEFAULT false", "text"),
    (
        "repair",
        "dry_run boolean DEFAULT true",
        [("action", "text"), ("object_id", "text"), ("detail", "text")],
    ),
    ("gc", "", [("what", "text"), ("removed", "bigint")]),
    ("export_bundle", "rev text DEFAULT 'HEAD'::text", "bytea"),
    (
        "import_bundle",
        "bundle bytea, prefix text DEFAULT 'imported/'::text",
        [("ref", "text"), ("commit_id", "text")],
    ),
    ("grant_read", "role text", "void"),
    ("grant_write", "role text", "void"),
    ("revoke_access", "role text", "void"),
]

# What has to be said to those that do not go without.
NEEDED = {
    "merge_preview": "'HEAD'",
    "history": "'table', 'public.t'",
    "blame": "'public.t'",
    "migration": "'EMPTY', 'HEAD'",
    "import_bundle": "pggit.export_bundle(), 'x/'",
}


@pytest.mark.parametrize(("name", "arguments", "result"), API, ids=[row[0] for row in API])
def test_signature(sandbox: Repo, name: str, arguments: str, result: str | list[tuple[str, str]]) -> None:
    """One function of this name, with these arguments, defaults and result."""
    expected = result if isinstance(result, str) else f"TABLE({', '.join(f'{c} {t}' for c, t in result)})"
    assert sandbox.sql(
        "SELECT replace(pg_get_function_arguments(oid), 'full boolean', '\"full\" boolean'),"
        " pg_get_function_result(oid)"
        " FROM pg_proc WHERE pronamespace = 'pggit'::regnamespace AND proname = %s",
        (name,),
    ) == [(arguments.replace('""', '"'), expected)]


def test_columns_of_the_answers(sandbox: Repo) -> None:
    """What a client reads has these columns in this order."""
    sandbox.commit("CREATE TABLE t ()")
    for name, _, result in API:
        if isinstance(result, str):
            continue
        cursor = sandbox.conn.execute(f"SELECT * FROM pggit.{name}({NEEDED.get(name, '')})")
        described = [
            (c.name, sandbox.one("SELECT format_type(%s::oid, NULL)", (c.type_code,))) for c in cursor.description or ()
        ]
        assert described == result, name


def test_every_public_function_is_described(sandbox: Repo) -> None:
    """No function without an underscore is missing above, and each has a comment that names its errors."""
    rows = sandbox.sql(
        "SELECT proname, obj_description(oid, 'pg_proc') FROM pg_proc"
        " WHERE pronamespace = 'pggit'::regnamespace AND proname !~ '^_'"
    )
    assert {row[0] for row in rows} == {row[0] for row in API}
    assert [name for name, comment in rows if not comment] == []


def test_the_readme_names_what_there_is() -> None:
    """Whoever copies a name from the table in README.md finds it."""
    lines = (CHECKOUT / "README.md").read_text(encoding="utf-8").splitlines()
    table = [line for line in lines if line.startswith("| ")]
    rows = [line for line in table[table.index("| you want to | call, in schema `pggit` |") + 1 :] if "`" in line]
    named = {name for line in rows for name in re.findall(r"`(\w+)`", line)} - {"pg_dump", "pg_restore"}
    assert len(named) > 25
    assert named <= {row[0] for row in API}


# What changes the live schema runs with the caller's rights; what it needs of the store has those of the owner.
AS_CALLER = {"checkout", "restore", "merge", "revert", "cherry_pick"}
AS_OWNER = {
    "_begin_checkout",
    "_begin_restore",
    "_require_entries",
    "_steps_to_entries",
    "_finish_checkout",
    "_require_tree",
    "_steps_to",
    "_refuse_meanwhile",
    "_begin_merge",
    "_begin_pick",
    "_finish_merge",
}


def test_what_is_pinned(sandbox: Repo) -> None:
    """Every function pins its search_path; what users call runs as the store's owner, save what runs statements of
    theirs, and reads its own strings by its own rules."""
    rows = sandbox.sql("SELECT proname, prosecdef, proconfig FROM pg_proc WHERE pronamespace = 'pggit'::regnamespace")
    assert len(rows) > len(API)
    for name, is_definer, config in rows:
        assert "search_path=pg_catalog, pg_temp" in config, name
        assert is_definer == (name in AS_OWNER if name.startswith("_") else name not in AS_CALLER), name
        assert name.startswith("_") or "standard_conforming_strings=on" in config, name
