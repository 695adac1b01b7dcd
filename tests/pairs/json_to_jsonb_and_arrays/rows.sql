INSERT INTO t VALUES (1, '{"x": 1}', '{a,b}', '2020-01-01', B'101', 'abc');
