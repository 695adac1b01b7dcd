-- Policies change command, roles, permissiveness and expressions; row security goes on, off and by force.
CREATE TABLE t (a int, who text);
CREATE POLICY p1 ON t FOR SELECT TO pairs_anna USING (a > 0);
CREATE POLICY p2 ON t AS RESTRICTIVE USING (who = current_user);
CREATE POLICY p3 ON t FOR INSERT WITH CHECK (a = 1);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE TABLE u (a int);
ALTER TABLE u ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
