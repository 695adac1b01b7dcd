CREATE SCHEMA "Sch ema.x";
CREATE TABLE "Sch ema.x"."ta""ble" ("id" int PRIMARY KEY, "order" text, "se lect" bigint, "ä.ö" varchar(50) DEFAULT 'it''s');
CREATE INDEX "in dex" ON "Sch ema.x"."ta""ble" ("se lect" DESC, "order");
CREATE VIEW "Sch ema.x"."v'iew" AS SELECT "se lect" AS "fr om", "order" FROM "Sch ema.x"."ta""ble";
