-- A column that comes to a role's table owns a new sequence; one's own sequence comes to a role's new table.
CREATE TABLE t (a int); ALTER TABLE t OWNER TO pairs_anna;
CREATE SEQUENCE s; ALTER SEQUENCE s OWNER TO pairs_ben;
CREATE TABLE u (a serial); ALTER TABLE u OWNER TO pairs_ben;
