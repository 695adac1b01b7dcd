"""Every property of a language, transform, conversion, collation or text search object is seen by status()."""

from pggit_harness.workload.repo import Repo
from pggit_harness.workload.seen import Case, Seen, check_seen, modified


def owned(change: str, kind: str, identity: str) -> tuple[Seen, ...]:
    """``seen`` of an object that has an owner, and comes or goes."""
    return ((change, kind, identity), (change, "owner", f"{kind} {identity}"))


LANGUAGE = (
    "CREATE TRUSTED LANGUAGE @ HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;"
)
ITSELF = modified("language", "@")
LANGUAGES = [
    Case(LANGUAGE, "DROP LANGUAGE @", owned("removed", "language", "@")),
    Case(LANGUAGE, "ALTER LANGUAGE @ OWNER TO pg_monitor", modified("owner", "language @")),
    Case(LANGUAGE, "REVOKE USAGE ON LANGUAGE @ FROM PUBLIC", (("added", "grant", "language @ to PUBLIC"),)),
    Case(LANGUAGE, "UPDATE pg_language SET lanpltrusted = false WHERE lanname = '@'", ITSELF),
    Case(LANGUAGE, "UPDATE pg_language SET laninline = 0 WHERE lanname = '@'", ITSELF),
    Case(LANGUAGE, "UPDATE pg_language SET lanvalidator = 0 WHERE lanname = '@'", ITSELF),
]

TRANSFORM = (
    "CREATE TYPE public.@ AS (a integer);"
    "CREATE FUNCTION public.@_to(internal) RETURNS public.@ LANGUAGE internal IMMUTABLE AS 'int4recv';"
    "CREATE TRANSFORM FOR public.@ LANGUAGE plpgsql"
    " (FROM SQL WITH FUNCTION prsd_lextype(internal), TO SQL WITH FUNCTION public.@_to(internal));"
)
CONVERSION = "CREATE CONVERSION public.@ FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;"
OF_CONVERSION = modified("conversion", "public.@")
CONVERSIONS = [
    Case(CONVERSION, "UPDATE pg_conversion SET condefault = true WHERE conname = '@'", OF_CONVERSION),
    Case(CONVERSION, "UPDATE pg_conversion SET contoencoding = 9 WHERE conname = '@'", OF_CONVERSION),
    Case(CONVERSION, "UPDATE pg_conversion SET conforencoding = 9 WHERE conname = '@'", OF_CONVERSION),
    Case(CONVERSION, "UPDATE pg_conversion SET conproc = 'utf8_to_win'::regproc WHERE conname = '@'", OF_CONVERSION),
    Case(CONVERSION, "ALTER CONVERSION @ OWNER TO pg_monitor", modified("owner", "conversion public.@")),
    Case(CONVERSION, "DROP CONVERSION @", owned("removed", "conversion", "public.@")),
    Case(CONVERSION, "COMMENT ON CONVERSION @ IS 'x'", (("added", "comment", "conversion public.@"),)),
]

COLLATION = "CREATE COLLATION public.@ (PROVIDER = libc, LC_COLLATE = 'C', LC_CTYPE = 'POSIX');"
OF_COLLATION = modified("collation", "public.@")
COLLATIONS = [
    Case(COLLATION, "UPDATE pg_collation SET collcollate = 'POSIX' WHERE collname = '@'", OF_COLLATION),
    Case(COLLATION, "UPDATE pg_collation SET collctype = 'C' WHERE collname = '@'", OF_COLLATION),
    Case(COLLATION, "UPDATE pg_collation SET collisdeterministic = false WHERE collname = '@'", OF_COLLATION),
    Case(COLLATION, "ALTER COLLATION @ OWNER TO pg_monitor", modified("owner", "collation public.@")),
    Case(
        COLLATION,
        "ALTER COLLATION @ RENAME TO @_new",
        (*owned("removed", "collation", "public.@"), *owned("added", "collation", "public.@_new")),
    ),
]

DICTIONARY = "CREATE TEXT SEARCH DICTIONARY public.@ (TEMPLATE = snowball, LANGUAGE = 'german', STOPWORDS = 'german');"
CONFIGURATION = (
    'CREATE TEXT SEARCH CONFIGURATION public.@ (PARSER = "default");'
    "ALTER TEXT SEARCH CONFIGURATION public.@ ADD MAPPING FOR word, url WITH english_stem, simple;"
)
PARSER = (
    "CREATE TEXT SEARCH PARSER public.@ (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end,"
    " LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);"
)
TEMPLATE = "CREATE TEXT SEARCH TEMPLATE public.@ (INIT = dsimple_init, LEXIZE = dsimple_lexize);"
OF_DICTIONARY = modified("text search dictionary", "public.@")
OF_CONFIGURATION = modified("text search configuration", "public.@")
TEXT_SEARCH = [
    Case(DICTIONARY, "ALTER TEXT SEARCH DICTIONARY @ (LANGUAGE = 'dutch')", OF_DICTIONARY),
    Case(DICTIONARY, "ALTER TEXT SEARCH DICTIONARY @ (STOPWORDS)", OF_DICTIONARY),
    Case(
        DICTIONARY,
        "UPDATE pg_ts_dict SET dicttemplate = (SELECT oid FROM pg_ts_template WHERE tmplname = 'simple')"
        " WHERE dictname = '@'",
        OF_DICTIONARY,
    ),
    Case(
        DICTIONARY,
        "ALTER TEXT SEARCH DICTIONARY @ OWNER TO pg_monitor",
        modified("owner", "text search dictionary public.@"),
    ),
    Case(CONFIGURATION, "ALTER TEXT SEARCH CONFIGURATION @ DROP MAPPING FOR url", OF_CONFIGURATION),
    Case(CONFIGURATION, "ALTER TEXT SEARCH CONFIGURATION @ ADD MAPPING FOR email WITH simple", OF_CONFIGURATION),
    Case(
        CONFIGURATION,
        "ALTER TEXT SEARCH CONFIGURATION @ ALTER MAPPING FOR word WITH simple, english_stem",
        OF_CONFIGURATION,
    ),
    Case(
        CONFIGURATION,
        "ALTER TEXT SEARCH CONFIGURATION @ ALTER MAPPING REPLACE simple WITH german_stem",
        OF_CONFIGURATION,
    ),
    Case(
        PARSER,
        "UPDATE pg_ts_parser SET prsheadline = 0 WHERE prsname = '@'",
        modified("text search parser", "public.@"),
    ),
    Case(
        PARSER,
        "COMMENT ON TEXT SEARCH PARSER @ IS 'x'",
        (("added", "comment", "text search parser public.@"),),
    ),
    Case(
        TEMPLATE,
        "UPDATE pg_ts_template SET tmplinit = 0 WHERE tmplname = '@'",
        modified("text search template", "public.@"),
    ),
    Case(TEMPLATE, "DROP TEXT SEARCH TEMPLATE @", (("removed", "text search template", "public.@"),)),
]


def test_languages(sandbox: Repo) -> None:
    """Who may use it, whether it is trusted, and its functions."""
    assert check_seen(sandbox, LANGUAGES) >= len(LANGUAGES)


def test_transforms(sandbox: Repo) -> None:
    """Each of the two directions, and the whole."""
    sandbox.run(TRANSFORM.replace("@", "first"))
    # Versions spell it otherwise.
    spelled = sandbox.one("SELECT (pg_identify_object('pg_transform'::regclass, oid, 0)).identity FROM pg_transform")
    identity = spelled.replace("first", "@")
    itself = modified("transform", identity)
    cases = [
        Case(TRANSFORM, "UPDATE pg_transform SET trffromsql = 0 WHERE trftype = 'public.@'::regtype", itself),
        Case(TRANSFORM, "UPDATE pg_transform SET trftosql = 0 WHERE trftype = 'public.@'::regtype", itself),
        Case(TRANSFORM, "DROP TRANSFORM FOR @ LANGUAGE plpgsql", (("removed", "transform", identity),)),
        Case(
            TRANSFORM,
            "COMMENT ON TRANSFORM FOR @ LANGUAGE plpgsql IS 'x'",
            (("added", "comment", f"transform {identity}"),),
        ),
    ]
    assert check_seen(sandbox, cases) == len(cases)


def test_conversions(sandbox: Repo) -> None:
    """Encodings, function, and whether it is the default."""
    assert check_seen(sandbox, CONVERSIONS) >= len(CONVERSIONS)


def test_collations(sandbox: Repo) -> None:
    """Locales, determinism, name and owner."""
    assert check_seen(sandbox, COLLATIONS) >= len(COLLATIONS)


def test_text_search(sandbox: Repo) -> None:
    """Options of dictionaries, mappings of configurations and their order, functions of parsers and templates."""
    assert check_seen(sandbox, TEXT_SEARCH) >= len(TEXT_SEARCH)
