-- Columns are added, dropped, retyped, reset and reordered in one step.
CREATE TABLE wide (a int, b text, c date, d numeric, e int DEFAULT 1, f text NOT NULL, g uuid);
