-- Two tables share a sequence that is renamed by nobody and gets other options.
CREATE SEQUENCE s; CREATE TABLE a (id int DEFAULT nextval('s') PRIMARY KEY); CREATE TABLE b (id int DEFAULT nextval('s'));
