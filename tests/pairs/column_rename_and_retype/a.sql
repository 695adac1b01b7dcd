-- A column is renamed, retyped and made NOT NULL at once.
CREATE TABLE goods (id int PRIMARY KEY, cost int);
