INSERT INTO metrics VALUES ('2023-05-05', 'a', 1), ('2025-05-05', 'b', 2);
