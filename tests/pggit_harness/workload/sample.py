"""A repository with a bit of everything that the extension tracks: several commits, branches and tags."""

from __future__ import annotations

from .repo import Repo

#: One commit each.
STEPS = (
    (
        "CREATE SCHEMA shop;"
        "CREATE TYPE shop.state AS ENUM ('new', 'paid', 'sent');"
        "CREATE TABLE shop.customer (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email varchar(200) UNIQUE);"
        'CREATE TABLE shop."Order" (id bigserial PRIMARY KEY, customer int NOT NULL REFERENCES shop.customer,'
        " state shop.state DEFAULT 'new', total numeric(10, 2) CHECK (total >= 0))",
        "customers and orders",
    ),
    (
        "CREATE VIEW shop.unpaid AS SELECT id, total FROM shop.\"Order\" WHERE state = 'new';"
        "CREATE FUNCTION shop.tax(amount numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT amount * 0.19';"
        "CREATE INDEX order_state ON shop.\"Order\" (state) WHERE state <> 'sent'",
        "views, functions, indexes",
    ),
    (
        "COMMENT ON TABLE shop.customer IS 'Wer bei uns kauft: für immer';"
        "COMMENT ON COLUMN shop.customer.email IS 'unique';"
        "GRANT SELECT ON shop.unpaid TO PUBLIC;"
        "CREATE SEQUENCE shop.invoice START 1000 INCREMENT 10",
        "comments and grants\n\nwith a body: ¿qué?",
    ),
    (
        "ALTER TABLE shop.\"Order\" DROP COLUMN total; ALTER TABLE shop.\"Order\" ADD COLUMN note text DEFAULT 'a''b';"
        "DROP INDEX shop.order_state",
        "orders have a note",
    ),
)


def build_sample(repo: Repo) -> list[str]:
    """Make the sample's commits, branches and tags in a fresh database; nothing is uncommitted afterwards.

    Returns:
        the commit ids, oldest first.
    """
    # The view needs the column that the last step drops.
    commits = []
    for number, (ddl, message) in enumerate(STEPS):
        if number == len(STEPS) - 1:
            ddl = (
                'CREATE OR REPLACE VIEW shop.unpaid AS SELECT id, NULL::numeric(10, 2) AS total FROM shop."Order";'
                + ddl
            )
        commits.append(repo.commit(ddl, message, author=f"author {number} <a{number}@example.org>"))
    repo.sql("SELECT pggit.create_branch('feature/one', %s)", (commits[1],))
    repo.sql("SELECT pggit.create_branch('gone')")
    repo.sql("SELECT pggit.delete_branch('gone')")
    repo.sql("SELECT pggit.create_branch('old-name', %s)", (commits[0],))
    repo.sql("SELECT pggit.rename_branch('old-name', 'new-name')")
    repo.sql("SELECT pggit.create_tag('v1', %s, 'the first release: größer')", (commits[0],))
    repo.sql("SELECT pggit.create_tag('light')")
    return commits
