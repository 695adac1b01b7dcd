INSERT INTO shop.items (n) VALUES (4), (5);
INSERT INTO shop.old VALUES (1);
