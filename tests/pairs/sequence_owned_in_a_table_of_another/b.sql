CREATE TABLE t (a int, id serial, n bigserial); ALTER TABLE t OWNER TO pairs_anna;
CREATE SEQUENCE s; CREATE TABLE v (id int DEFAULT nextval('s')); ALTER SEQUENCE s OWNED BY v.id; ALTER TABLE v OWNER TO pairs_ben;
CREATE TABLE u (a int); ALTER TABLE u OWNER TO pairs_anna; CREATE SEQUENCE u_a_seq AS int; ALTER SEQUENCE u_a_seq OWNER TO pairs_ben;
