CREATE TABLE members (id int PRIMARY KEY, who text, is_admin bool DEFAULT false); CREATE TABLE docs (id int PRIMARY KEY, owner int REFERENCES members, shared bool NOT NULL DEFAULT false);
CREATE FUNCTION me() RETURNS int STABLE SECURITY DEFINER LANGUAGE sql BEGIN ATOMIC SELECT id FROM members WHERE who = current_user; END;
ALTER TABLE docs ENABLE ROW LEVEL SECURITY; ALTER TABLE members ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON docs USING (owner = me() OR shared OR EXISTS (SELECT FROM members m WHERE m.id = me() AND m.is_admin));
CREATE POLICY self ON members USING (id = me());
