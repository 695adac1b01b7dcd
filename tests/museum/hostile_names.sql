-- Names that are legal and hostile: quotes, dots, spaces, line breaks, keywords, 63 bytes, Unicode, %, $, \.
\ir entrance.psql

CREATE SCHEMA hostile_names;
CREATE SCHEMA "hostile_names.""a b""";
CREATE SCHEMA "hostile_names SELECT; DROP TABLE x; --";
CREATE TABLE "hostile_names.""a b"""."t.""u"" v" ("c.""d"" e" integer PRIMARY KEY, "%s %I %%" text, "$1 $$" text, "a\b" text);
CREATE TABLE hostile_names."select" ("from" integer, "table" text DEFAULT 'x', "user" text, "order" integer UNIQUE);
CREATE TABLE hostile_names."MixedCase" ("Id" integer, id integer, "ID" integer);
CREATE TABLE hostile_names."mixedcase" (id integer);
CREATE TABLE hostile_names."new
line" ("tab	tab" integer, "trailing " integer, " leading" integer, "'" integer, """" integer);
CREATE TABLE hostile_names."ünïcödé ☃ 𝄞" ("ß" integer PRIMARY KEY, "日本語" text);
CREATE TABLE hostile_names."sixty_three_bytes_that_is_the_longest_name_postgresql_will_keep" (
    "sixty_three_bytes_that_is_the_longest_name_postgresql_will_keep" integer PRIMARY KEY,
    "sixty_three_bytes_that_is_the_longest_name_postgresql_will_kee2" integer UNIQUE CHECK (true)
);
CREATE INDEX ON hostile_names."sixty_three_bytes_that_is_the_longest_name_postgresql_will_keep"
    ("sixty_three_bytes_that_is_the_longest_name_postgresql_will_kee2");
CREATE TABLE hostile_names."{curly,""list""}" ("{}" integer[] DEFAULT '{}', "()" integer, "::text" integer, "a=b" integer);
CREATE TABLE hostile_names."--" ("/*" integer, "*/" integer, ";" integer);
CREATE TABLE hostile_names."1" ("2" integer, "e" integer, "NULL" integer, "true" integer, "?column?" integer);
CREATE TABLE hostile_names."pg_class" (oid_ integer, relname name);
CREATE TABLE hostile_names."to" (id integer);
CREATE TABLE hostile_names."a to PUBLIC" (id integer);
CREATE TABLE hostile_names."c on d" (id integer, CONSTRAINT "k on c on d" CHECK (id > 0), CONSTRAINT "x.y" UNIQUE (id));

CREATE TYPE hostile_names."My ""type""" AS ENUM ('A');
CREATE FUNCTION hostile_names."f(integer)"("a.b" integer, "c,d" hostile_names."My ""type""" DEFAULT 'A')
    RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION hostile_names.f(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE VIEW hostile_names."v ""w""" AS SELECT "c.""d"" e" AS "x.y", "%s %I %%" FROM "hostile_names.""a b"""."t.""u"" v";
CREATE SEQUENCE "hostile_names.""a b"""."s.t" OWNED BY "hostile_names.""a b"""."t.""u"" v"."c.""d"" e";
CREATE INDEX "i.""j""" ON "hostile_names.""a b"""."t.""u"" v" ("%s %I %%", ("$1 $$" || "a\b"));
ALTER TABLE hostile_names."select" ADD CONSTRAINT "constraint" FOREIGN KEY ("from")
    REFERENCES "hostile_names.""a b"""."t.""u"" v", ADD CONSTRAINT "check" CHECK ("table" <> "user");
CREATE TABLE "hostile_names SELECT; DROP TABLE x; --"."'; DROP TABLE x; --" ("'; --" text DEFAULT '''; --');
COMMENT ON TABLE hostile_names."c on d" IS 'said';
COMMENT ON CONSTRAINT "k on c on d" ON hostile_names."c on d" IS 'said';
COMMENT ON COLUMN "hostile_names.""a b"""."t.""u"" v"."a\b" IS 'said';
GRANT SELECT ON hostile_names."a to PUBLIC" TO "museum ""guest""";
GRANT SELECT ("tab	tab") ON hostile_names."new
line" TO museum_guard;
-- A user's objects under names of the catalogs' own are not the catalogs'.
CREATE TABLE hostile_names.text (integer text);
CREATE TYPE hostile_names."integer" AS ENUM ('x');
CREATE FUNCTION hostile_names.now() RETURNS timestamp with time zone LANGUAGE sql AS 'SELECT pg_catalog.now()';
CREATE TABLE hostile_names.shadowed (a hostile_names."integer", b hostile_names.text, c timestamptz DEFAULT hostile_names.now());
CREATE TABLE hostile_names."char" (a "char", b pg_catalog."char"[]);
