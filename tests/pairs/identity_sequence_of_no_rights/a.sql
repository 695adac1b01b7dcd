-- An owner gets back what he was denied on the sequence of an identity.
CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY, v int); GRANT USAGE ON SEQUENCE t_id_seq TO pairs_anna; REVOKE USAGE ON SEQUENCE t_id_seq FROM CURRENT_USER;
CREATE TABLE u (id int GENERATED ALWAYS AS IDENTITY, v int); ALTER TABLE u OWNER TO pairs_anna; REVOKE USAGE ON SEQUENCE u_id_seq FROM pairs_anna;
