CREATE TABLE accounts (id int PRIMARY KEY, balance numeric NOT NULL);
CREATE VIEW rich AS SELECT id, balance FROM accounts WHERE balance > 1000;
