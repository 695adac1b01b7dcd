-- The same columns in another order.
CREATE TABLE address (id int PRIMARY KEY, street text NOT NULL, city text, zip text DEFAULT '0');
CREATE INDEX address_city ON address (city);
