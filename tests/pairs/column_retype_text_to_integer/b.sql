CREATE TABLE codes (id int PRIMARY KEY, code integer DEFAULT 0);
