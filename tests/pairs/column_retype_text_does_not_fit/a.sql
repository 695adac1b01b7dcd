-- text becomes integer while a row holds no number.
CREATE TABLE codes (id int PRIMARY KEY, code text);
