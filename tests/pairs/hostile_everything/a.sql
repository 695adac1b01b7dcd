-- Names that quote, keywords and spaces, moved and retyped.
CREATE SCHEMA "Sch ema.x";
CREATE TABLE "Sch ema.x"."ta""ble" ("id" int PRIMARY KEY, "se lect" int, "ä.ö" text DEFAULT 'it''s');
CREATE INDEX "in dex" ON "Sch ema.x"."ta""ble" ("se lect");
CREATE VIEW "Sch ema.x"."v'iew" AS SELECT "se lect" AS "fr om" FROM "Sch ema.x"."ta""ble";
