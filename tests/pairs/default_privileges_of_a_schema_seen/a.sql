-- A schema with default privileges and tables gets another name, while a table comes.
CREATE SCHEMA one; ALTER DEFAULT PRIVILEGES IN SCHEMA one GRANT SELECT ON TABLES TO pairs_anna; CREATE TABLE one.t (id int);
