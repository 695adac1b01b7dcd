INSERT INTO parted VALUES (1, 1), (2, 1);
