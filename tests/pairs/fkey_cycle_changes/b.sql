CREATE TABLE teams (id bigint PRIMARY KEY, captain bigint);
CREATE TABLE players (id bigint PRIMARY KEY, team bigint REFERENCES teams ON DELETE SET NULL);
ALTER TABLE teams ADD FOREIGN KEY (captain) REFERENCES players ON DELETE SET NULL;
