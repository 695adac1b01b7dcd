INSERT INTO one.item (x) VALUES (1), (2);
