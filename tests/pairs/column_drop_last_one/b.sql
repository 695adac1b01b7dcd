CREATE TABLE flags ();
