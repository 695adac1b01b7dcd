-- A table that comes with a foreign key like its parent's keeps the name of its own, and has it when it leaves.
CREATE TABLE target (a int PRIMARY KEY);
CREATE TABLE parted (a int, CONSTRAINT of_parted FOREIGN KEY (a) REFERENCES target) PARTITION BY LIST (a);
CREATE TABLE part (a int, CONSTRAINT of_part FOREIGN KEY (a) REFERENCES target);
