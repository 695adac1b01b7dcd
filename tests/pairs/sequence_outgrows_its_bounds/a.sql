-- Sequences and an identity stand where their new bounds do not reach, or were never used; a table with rows goes meanwhile.
CREATE SEQUENCE unused; CREATE SEQUENCE low; CREATE SEQUENCE high; CREATE SEQUENCE down INCREMENT -1;
CREATE SEQUENCE far AS smallint;
CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY (START 70000), v text);
CREATE TABLE gone (x int);
