-- A table with identity columns changes its owner, persistence and column order.
CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY, a text, b text); ALTER TABLE t OWNER TO pairs_anna;
