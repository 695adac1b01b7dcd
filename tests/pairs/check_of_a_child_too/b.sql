CREATE TABLE parent (a int, CONSTRAINT positive CHECK (a > 0));
CREATE TABLE child () INHERITS (parent);
CREATE TABLE other () INHERITS (parent);
COMMENT ON CONSTRAINT positive ON parent IS 'kept';
