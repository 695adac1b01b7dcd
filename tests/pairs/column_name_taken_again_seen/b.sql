CREATE TABLE "Visits" (id int, "First Day" date, "Guest" text DEFAULT 'me', "The Day" date, "Who" int,
    CONSTRAINT "Visits_Who_check" CHECK ("Guest" <> ''));
CREATE INDEX visits_day ON "Visits" ("First Day", "Guest");
CREATE VIEW visits AS SELECT "First Day" AS "The Day", "Guest" AS "Who" FROM "Visits";
