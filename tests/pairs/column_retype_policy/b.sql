CREATE TABLE notes (id int PRIMARY KEY, owner_name text, body text);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON notes USING (owner_name = current_user) WITH CHECK (owner_name <> 'nobody');
