-- A domain's check goes from NOT VALID to valid, and one is renamed.
CREATE DOMAIN d AS int CONSTRAINT one CHECK (VALUE > 0);
ALTER DOMAIN d ADD CONSTRAINT two CHECK (VALUE < 100) NOT VALID;
CREATE TABLE t (a d);
