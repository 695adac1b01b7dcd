"""Every property of triggers, rules and policies that a user can change is seen by status()."""

from pggit_harness.workload.repo import Repo
from pggit_harness.workload.seen import Case, check_seen, modified

TABLE = "CREATE TABLE public.@ (a integer, b text); "
FUNCTION = "CREATE FUNCTION public.@_f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'; "
TRIGGER = TABLE + FUNCTION + "CREATE TRIGGER g AFTER UPDATE ON public.@ FOR EACH ROW EXECUTE FUNCTION public.@_f()"
RULE = TABLE + "CREATE RULE r AS ON UPDATE TO public.@ DO ALSO NOTHING"
POLICY = TABLE + "CREATE POLICY p ON public.@ TO pg_monitor USING (a > 0) WITH CHECK (a > 1)"
REPLACE = "CREATE OR REPLACE TRIGGER g "
CALL = " EXECUTE FUNCTION public.@_f()"
G = modified("trigger", "g on public.@")
R = modified("rule", "r on public.@")
P = modified("policy", "p on public.@")
OF_G = "WHERE tgrelid = '@'::regclass"


def test_triggers(sandbox: Repo) -> None:
    """Timing, event, columns, condition, arguments, transition tables, level and state; by SQL and in the catalogs."""
    cases = [
        Case(TRIGGER, REPLACE + "BEFORE UPDATE ON @ FOR EACH ROW" + CALL, G),
        Case(TRIGGER, REPLACE + "AFTER INSERT OR UPDATE ON @ FOR EACH ROW" + CALL, G),
        Case(TRIGGER, REPLACE + "AFTER UPDATE OF b ON @ FOR EACH ROW" + CALL, G),
        Case(TRIGGER, REPLACE + "AFTER UPDATE ON @ FOR EACH STATEMENT" + CALL, G),
        Case(TRIGGER, REPLACE + "AFTER UPDATE ON @ FOR EACH ROW WHEN (new.a > 1)" + CALL, G),
        Case(TRIGGER, REPLACE + "AFTER UPDATE ON @ REFERENCING OLD TABLE AS o FOR EACH ROW" + CALL, G),
        Case(TRIGGER, REPLACE + "AFTER UPDATE ON @ FOR EACH ROW EXECUTE FUNCTION public.@_f('x')", G),
        Case(TRIGGER, "ALTER TABLE @ DISABLE TRIGGER g", G),
        Case(TRIGGER, "ALTER TABLE @ ENABLE REPLICA TRIGGER g", G),
        Case(TRIGGER + "; ALTER TABLE @ DISABLE TRIGGER g", "ALTER TABLE @ ENABLE ALWAYS TRIGGER g", G),
        Case(TRIGGER, "DROP TRIGGER g ON @", (("removed", "trigger", "g on public.@"),)),
        Case(
            TRIGGER,
            "ALTER TRIGGER g ON @ RENAME TO h",
            (("removed", "trigger", "g on public.@"), ("added", "trigger", "h on public.@")),
        ),
        Case(TRIGGER, f"UPDATE pg_trigger SET tgenabled = 'D' {OF_G}", G),
        Case(TRIGGER, f"UPDATE pg_trigger SET tgattr = '2' {OF_G}", G),
        Case(
            TABLE + FUNCTION + "CREATE CONSTRAINT TRIGGER g AFTER INSERT ON @ FOR EACH ROW" + CALL,
            f"UPDATE pg_trigger SET tgdeferrable = true, tginitdeferred = true {OF_G}",
            G,
        ),
        Case(
            TABLE + FUNCTION + "CREATE CONSTRAINT TRIGGER g AFTER INSERT ON @ FOR EACH ROW" + CALL,
            "ALTER TABLE @ RENAME CONSTRAINT g TO h",
            G,
        ),
        Case(
            TRIGGER,
            "ALTER TRIGGER g ON @ DEPENDS ON EXTENSION plpgsql",
            (("added", "extension dependency", "trigger g on public.@ on plpgsql"),),
        ),
        Case(TRIGGER, "COMMENT ON TRIGGER g ON @ IS 'x'", (("added", "comment", "trigger g on public.@"),)),
    ]
    assert check_seen(sandbox, cases) == sum(len(case.seen) for case in cases)


def test_triggers_of_constraints(sandbox: Repo) -> None:
    """A foreign key whose triggers are disabled is not enforced: a fact of each of its tables."""
    sandbox.commit("CREATE TABLE o (a integer PRIMARY KEY); CREATE TABLE t (b integer REFERENCES o)")
    sandbox.run("ALTER TABLE t DISABLE TRIGGER ALL")
    assert sandbox.status() == [("added", "constraint triggers", "public.t")]
    first = sandbox.commit()
    script = [statement for _, statement in sandbox.sql("SELECT * FROM pggit.rebuild()") if "RI_FKey" in statement]
    assert len(script) == 2
    sandbox.run("ALTER TABLE t ENABLE TRIGGER ALL")
    assert sandbox.status() == [("removed", "constraint triggers", "public.t")]
    for statement in script:
        sandbox.run(statement)
    assert sandbox.status() == []
    assert sandbox.head() == first


def test_rules(sandbox: Repo) -> None:
    """Event, condition, action and state; by SQL and in the catalogs."""
    cases = [
        Case(RULE, "CREATE OR REPLACE RULE r AS ON INSERT TO @ DO ALSO NOTHING", R),
        Case(RULE, "CREATE OR REPLACE RULE r AS ON UPDATE TO @ DO INSTEAD NOTHING", R),
        Case(RULE, "CREATE OR REPLACE RULE r AS ON UPDATE TO @ WHERE old.a > 1 DO ALSO NOTHING", R),
        Case(RULE, "CREATE OR REPLACE RULE r AS ON UPDATE TO @ DO ALSO DELETE FROM public.@ WHERE false", R),
        Case(RULE, "ALTER TABLE @ DISABLE RULE r", R),
        Case(RULE, "UPDATE pg_rewrite SET ev_enabled = 'R' WHERE ev_class = '@'::regclass", R),
        Case(RULE, "UPDATE pg_rewrite SET is_instead = true WHERE ev_class = '@'::regclass", R),
        Case(RULE, "DROP RULE r ON @", (("removed", "rule", "r on public.@"),)),
        Case(RULE, "COMMENT ON RULE r ON @ IS 'x'", (("added", "comment", "rule r on public.@"),)),
    ]
    assert check_seen(sandbox, cases) == len(cases)


def test_policies(sandbox: Repo) -> None:
    """Command, roles, expressions, permissive or not; by SQL and in the catalogs."""
    cases = [
        Case(POLICY, "ALTER POLICY p ON @ USING (a > 7)", P),
        Case(POLICY, "ALTER POLICY p ON @ WITH CHECK (a > 7)", P),
        Case(POLICY, "ALTER POLICY p ON @ TO PUBLIC", P),
        Case(POLICY, "ALTER POLICY p ON @ TO pg_read_all_data, pg_monitor", P),
        Case(POLICY, "UPDATE pg_policy SET polpermissive = false WHERE polrelid = '@'::regclass", P),
        Case(POLICY, "UPDATE pg_policy SET polcmd = 'w' WHERE polrelid = '@'::regclass", P),
        Case(POLICY, "UPDATE pg_policy SET polwithcheck = NULL WHERE polrelid = '@'::regclass", P),
        Case(POLICY, "DROP POLICY p ON @", (("removed", "policy", "p on public.@"),)),
        Case(POLICY, "COMMENT ON POLICY p ON @ IS 'x'", (("added", "comment", "policy p on public.@"),)),
        # A set has no order.
        Case(
            POLICY + "; ALTER POLICY p ON @ TO pg_monitor, pg_read_all_data",
            "ALTER POLICY p ON @ TO pg_read_all_data, pg_monitor",
            (),
        ),
    ]
    assert check_seen(sandbox, cases) == len(cases) - 1
