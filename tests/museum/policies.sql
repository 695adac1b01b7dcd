-- Row security policies: commands, permissive and restrictive, roles, USING and WITH CHECK.
\ir entrance.psql

CREATE SCHEMA policies;
CREATE TABLE policies.base (id integer, owner name, secret boolean);
CREATE TABLE policies.member (of_role name, id integer);
CREATE FUNCTION policies.may_see(id integer) RETURNS boolean
    LANGUAGE sql STABLE AS 'SELECT EXISTS (SELECT FROM policies.member AS m WHERE m.id = may_see.id)';
ALTER TABLE policies.base ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY everything ON policies.base;
CREATE POLICY own_rows ON policies.base USING (owner = CURRENT_USER) WITH CHECK (owner = CURRENT_USER AND NOT secret);
CREATE POLICY only_read ON policies.base FOR SELECT TO museum_visitor, museum_guard USING (NOT secret);
CREATE POLICY only_insert ON policies.base FOR INSERT TO "museum ""guest""" WITH CHECK (id > 0);
CREATE POLICY only_update ON policies.base FOR UPDATE TO PUBLIC USING (policies.may_see(id)) WITH CHECK (true);
CREATE POLICY only_delete ON policies.base AS RESTRICTIVE FOR DELETE TO museum_curator
    USING (EXISTS (SELECT FROM policies.member AS m WHERE m.of_role = base.owner AND m.id = base.id));
CREATE POLICY never ON policies.base AS RESTRICTIVE USING (false);
CREATE POLICY "Quoted ""policy""" ON policies.base FOR SELECT TO CURRENT_USER USING (id IN (SELECT id FROM policies.member));
CREATE POLICY not_enabled ON policies.member USING (of_role = SESSION_USER);
COMMENT ON POLICY own_rows ON policies.base IS 'a policy';
COMMENT ON POLICY not_enabled ON policies.member IS 'row security is off there';
