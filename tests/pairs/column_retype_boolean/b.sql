CREATE TABLE feature (id int PRIMARY KEY, active boolean NOT NULL DEFAULT true);
