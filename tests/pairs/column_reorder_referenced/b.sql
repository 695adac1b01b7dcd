CREATE TABLE users (id serial PRIMARY KEY, mail text UNIQUE, name text, CHECK (name <> ''));
CREATE TABLE posts (id int PRIMARY KEY, author int REFERENCES users, mail text REFERENCES users (mail));
CREATE VIEW authors AS SELECT u.name, p.id FROM users AS u JOIN posts AS p ON p.author = u.id;
COMMENT ON COLUMN users.name IS 'full';
GRANT SELECT (name) ON users TO pairs_anna;
GRANT INSERT ON users TO pairs_ben;
ALTER TABLE users OWNER TO pairs_anna;
