CREATE TABLE rates (id int4range, valid daterange, CONSTRAINT rates_key PRIMARY KEY (id, valid WITHOUT OVERLAPS));
CREATE TABLE uses (id int4range, valid daterange, FOREIGN KEY (id, PERIOD valid) REFERENCES rates (id, PERIOD valid));
