INSERT INTO address (id, street, city, zip) VALUES (1, 's', 'c', '9'), (2, 't', 'd', '8');
