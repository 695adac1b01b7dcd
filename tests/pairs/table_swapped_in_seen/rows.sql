INSERT INTO orders_new VALUES (1, 9.5, '2026-01-02');
