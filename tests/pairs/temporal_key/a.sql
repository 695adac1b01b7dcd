-- A key WITHOUT OVERLAPS and a foreign key with PERIOD.
CREATE TABLE rates (id int4range, valid daterange, CONSTRAINT rates_key PRIMARY KEY (id));
CREATE TABLE uses (id int4range, valid daterange);
