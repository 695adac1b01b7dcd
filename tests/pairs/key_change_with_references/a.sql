-- The primary key moves to another column while foreign keys refer to the old one.
CREATE TABLE users (id int PRIMARY KEY, uid int NOT NULL);
CREATE TABLE posts (id int PRIMARY KEY, author int REFERENCES users (id));
