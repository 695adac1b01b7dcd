-- Policies change their command, roles and permissiveness; row security is forced.
CREATE TABLE t (id int PRIMARY KEY, owner text);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY a ON t FOR SELECT TO pairs_anna USING (true);
CREATE POLICY b ON t FOR ALL USING (owner = current_user);
