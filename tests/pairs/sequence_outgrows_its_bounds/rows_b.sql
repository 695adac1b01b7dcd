INSERT INTO t (id, v) OVERRIDING SYSTEM VALUE VALUES (1, 'a');
SELECT setval('low', 57), setval('high', 5), setval('down', -3), setval('far', 800000), setval('t_id_seq', 9);
