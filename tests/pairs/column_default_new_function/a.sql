-- A default calls a function that is made by the same change (djrobstep/migra 92).
CREATE TABLE tickets (id int PRIMARY KEY, code text);
