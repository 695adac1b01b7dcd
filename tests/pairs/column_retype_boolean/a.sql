-- integer flags become boolean, with a default that has to change with them.
CREATE TABLE feature (id int PRIMARY KEY, active integer NOT NULL DEFAULT 1);
