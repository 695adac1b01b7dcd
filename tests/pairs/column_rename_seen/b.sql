CREATE TABLE users (id int PRIMARY KEY, email text CONSTRAINT users_mail_key UNIQUE, CONSTRAINT users_mail_check CHECK (email <> ''));
CREATE INDEX users_lower ON users (lower(email));
CREATE VIEW mails AS SELECT id, email AS mail FROM users;
CREATE FUNCTION mail_of(i int) RETURNS text STABLE BEGIN ATOMIC SELECT users.email AS mail FROM users WHERE users.id = mail_of.i; END;
CREATE TABLE logins (mail text REFERENCES users (email));
COMMENT ON COLUMN users.email IS 'address';
