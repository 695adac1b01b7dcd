-- A column is renamed under views, indexes, checks, keys and functions with SQL bodies.
CREATE TABLE users (id int PRIMARY KEY, mail text UNIQUE, CHECK (mail <> ''));
CREATE INDEX users_lower ON users (lower(mail));
CREATE VIEW mails AS SELECT id, mail FROM users;
CREATE FUNCTION mail_of(i int) RETURNS text STABLE BEGIN ATOMIC SELECT mail FROM users WHERE id = i; END;
CREATE TABLE logins (mail text REFERENCES users (mail));
COMMENT ON COLUMN users.mail IS 'address';
