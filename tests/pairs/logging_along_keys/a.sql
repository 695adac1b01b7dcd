-- Tables that refer to one another along a chain become unlogged, as in a release of a chat server.
CREATE TABLE a_mode (name text PRIMARY KEY, token text UNIQUE);
CREATE TABLE b_lock (id integer PRIMARY KEY, mode text NOT NULL REFERENCES a_mode, up integer REFERENCES b_lock);
CREATE TABLE a_use (id integer PRIMARY KEY, lock integer REFERENCES b_lock, mode text REFERENCES a_mode);
