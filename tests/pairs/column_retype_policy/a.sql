-- Under a row security policy.
CREATE TABLE notes (id int PRIMARY KEY, owner_name varchar(64), body text);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON notes USING (owner_name = current_user) WITH CHECK (owner_name <> 'nobody');
