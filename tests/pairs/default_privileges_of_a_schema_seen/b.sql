CREATE SCHEMA "Two Words"; ALTER DEFAULT PRIVILEGES IN SCHEMA "Two Words" GRANT SELECT ON TABLES TO pairs_anna; CREATE TABLE "Two Words".t (id int);
CREATE TABLE "Two Words".u (id int); REVOKE SELECT ON "Two Words".u FROM pairs_anna;
