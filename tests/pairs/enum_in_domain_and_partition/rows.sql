INSERT INTO t VALUES (1, 'eu'), (2, 'us'); INSERT INTO u VALUES ('us');
