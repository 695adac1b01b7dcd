-- A policy calls a function that reads the table of another policy.
CREATE TABLE members (id int PRIMARY KEY, who text); CREATE TABLE docs (id int PRIMARY KEY, owner int REFERENCES members);
ALTER TABLE docs ENABLE ROW LEVEL SECURITY;
