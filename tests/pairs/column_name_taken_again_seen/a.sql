-- Quoted columns are renamed, and new ones take their names.
CREATE TABLE "Visits" (id int, "The Day" date, "Who" text DEFAULT 'me', CHECK ("Who" <> ''));
CREATE INDEX visits_day ON "Visits" ("The Day", "Who");
CREATE VIEW visits AS SELECT "The Day", "Who" FROM "Visits";
