INSERT INTO v SELECT n, 'x' FROM generate_series(1, 50) AS n WHERE satisfies_hash_partition('v'::regclass, 4, 2, n); INSERT INTO w (k, l, m) VALUES (1, 'l', 'm');
