-- A primary key of one column becomes one of two, and the foreign key follows.
CREATE TABLE users (tenant int NOT NULL, id int NOT NULL, PRIMARY KEY (id));
CREATE TABLE posts (tenant int NOT NULL, author int, FOREIGN KEY (author) REFERENCES users);
