-- text that holds digits becomes integer: no assignment cast, USING is needed.
CREATE TABLE codes (id int PRIMARY KEY, code text DEFAULT '0');
