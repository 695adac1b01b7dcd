INSERT INTO "Sch ema.x"."ta""ble" ("id", "se lect") VALUES (1, 2);
