-- A view groups by a primary key and selects what hangs on it (djrobstep/migra 156).
CREATE TABLE products (id int, name text);
CREATE TABLE sold (product int, n int);
