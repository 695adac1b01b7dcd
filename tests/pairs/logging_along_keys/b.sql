CREATE UNLOGGED TABLE a_mode (name text PRIMARY KEY, token text UNIQUE);
CREATE UNLOGGED TABLE b_lock (id integer PRIMARY KEY, mode text NOT NULL REFERENCES a_mode, up integer REFERENCES b_lock);
CREATE UNLOGGED TABLE a_use (id integer PRIMARY KEY, lock integer REFERENCES b_lock, mode text REFERENCES a_mode);
