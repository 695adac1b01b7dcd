-- A child whose columns stand otherwise than its parent's is made anew below a parent that has checks and stays.
CREATE TABLE parent (id integer CONSTRAINT id_fits CHECK (id > 0), a text, CONSTRAINT both_fit CHECK (a <> '' AND id < 1000));
