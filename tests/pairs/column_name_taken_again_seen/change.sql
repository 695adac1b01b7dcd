ALTER TABLE "Visits" RENAME "The Day" TO "First Day";
ALTER TABLE "Visits" RENAME "Who" TO "Guest";
ALTER TABLE "Visits" ADD "The Day" date, ADD "Who" int;
