-- A column of which a view shows the type is retyped (stripe/pg-schema-diff 280).
CREATE TABLE accounts (id int PRIMARY KEY, balance int NOT NULL);
CREATE VIEW rich AS SELECT id, balance FROM accounts WHERE balance > 1000;
