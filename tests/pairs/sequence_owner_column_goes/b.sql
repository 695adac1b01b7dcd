CREATE TABLE t (id int);
CREATE SEQUENCE t_old_id_seq AS int OWNED BY t.id;
ALTER TABLE t ALTER id SET DEFAULT nextval('t_old_id_seq');
