INSERT INTO parted VALUES (1), (2);
