INSERT INTO "Visits" VALUES (1, '2026-01-02', 'Anna');
