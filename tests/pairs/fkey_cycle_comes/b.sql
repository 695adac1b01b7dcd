CREATE TABLE other (id int);
CREATE TABLE teams (id int PRIMARY KEY, captain int);
CREATE TABLE players (id int PRIMARY KEY, team int NOT NULL REFERENCES teams);
ALTER TABLE teams ADD FOREIGN KEY (captain) REFERENCES players DEFERRABLE;
