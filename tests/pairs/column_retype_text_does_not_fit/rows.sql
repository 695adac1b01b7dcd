INSERT INTO codes VALUES (1, 'forty-two');
