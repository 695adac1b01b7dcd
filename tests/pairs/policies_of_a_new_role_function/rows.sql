INSERT INTO members (id, who) VALUES (1, 'x'); INSERT INTO docs (id, owner) VALUES (1, 1);
