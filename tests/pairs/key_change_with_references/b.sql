CREATE TABLE users (id int NOT NULL UNIQUE, uid int NOT NULL, PRIMARY KEY (uid));
CREATE TABLE posts (id int PRIMARY KEY, author int REFERENCES users (id));
