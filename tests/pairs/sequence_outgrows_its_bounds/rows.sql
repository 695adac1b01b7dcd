INSERT INTO t (id, v) OVERRIDING SYSTEM VALUE VALUES (1, 'a');
SELECT setval('low', 7), setval('high', 70), setval('down', -70), setval('far', 8), setval('t_id_seq', 70007);
INSERT INTO gone VALUES (1);
