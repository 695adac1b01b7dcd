CREATE SCHEMA one;
CREATE SEQUENCE one.day_id_seq AS integer;
CREATE TABLE one.item (id integer DEFAULT nextval('one.day_id_seq') CONSTRAINT day_id_not_null NOT NULL, x integer, CONSTRAINT day_pkey PRIMARY KEY (id));
ALTER SEQUENCE one.day_id_seq OWNED BY one.item.id;
