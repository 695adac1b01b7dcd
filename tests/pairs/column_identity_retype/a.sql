-- The type of an identity column grows, and its sequence's with it.
CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, v text);
