INSERT INTO blobs VALUES (1, 'a', 'b', 'c');
