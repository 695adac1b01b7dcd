CREATE TABLE a (id int, v int, n int GENERATED ALWAYS AS IDENTITY); CREATE TABLE b (id int, r a);
