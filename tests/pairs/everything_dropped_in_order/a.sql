-- Everything of a little shop goes.
CREATE TYPE state AS ENUM ('new', 'paid');
CREATE DOMAIN price AS numeric(10, 2) CHECK (VALUE >= 0);
CREATE TABLE customers (id serial PRIMARY KEY, mail text UNIQUE);
CREATE TABLE orders (id serial PRIMARY KEY, customer_id int NOT NULL REFERENCES customers ON DELETE CASCADE, s state DEFAULT 'new', p price);
CREATE FUNCTION total(c int) RETURNS price LANGUAGE sql STABLE AS $$SELECT sum(p)::public.price FROM public.orders WHERE customer_id = c$$;
CREATE VIEW totals AS SELECT id, total(id) AS t FROM customers;
CREATE MATERIALIZED VIEW daily AS SELECT count(*) AS n FROM orders;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON orders USING (customer_id > 0);
