CREATE SEQUENCE purchases_no_seq AS int;
CREATE TABLE purchases (no int NOT NULL DEFAULT nextval('purchases_no_seq'), v text, CONSTRAINT purchases_pkey PRIMARY KEY (no));
ALTER SEQUENCE purchases_no_seq OWNED BY purchases.no;
