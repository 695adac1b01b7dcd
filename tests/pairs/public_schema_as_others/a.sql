-- Things that lie in the schema public without being a part of it.
CREATE EXTENSION citext; ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO pairs_anna;
