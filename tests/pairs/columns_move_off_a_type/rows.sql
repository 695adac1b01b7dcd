INSERT INTO people (feels, all_feels, name) VALUES ('sad', '{fine}', 'Anna');
