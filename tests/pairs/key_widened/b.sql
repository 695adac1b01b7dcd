CREATE TABLE users (tenant int NOT NULL, id int NOT NULL, PRIMARY KEY (tenant, id));
CREATE TABLE posts (tenant int NOT NULL, author int, FOREIGN KEY (tenant, author) REFERENCES users);
