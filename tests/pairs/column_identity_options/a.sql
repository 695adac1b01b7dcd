-- An identity goes from ALWAYS to BY DEFAULT, with another increment, cache and bounds.
CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY (INCREMENT 1 CACHE 1), v text);
