INSERT INTO products VALUES (1, 'p'); INSERT INTO sold VALUES (1, 3);
