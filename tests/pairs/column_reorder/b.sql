CREATE TABLE address (id int PRIMARY KEY, zip text DEFAULT '0', city text, street text NOT NULL);
CREATE INDEX address_city ON address (city);
