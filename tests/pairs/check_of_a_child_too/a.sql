-- A check that a child has from its parent, and once more of its own.
CREATE TABLE parent (a int, CONSTRAINT positive CHECK (a > 0));
CREATE TABLE child (CONSTRAINT positive CHECK (a > 0)) INHERITS (parent);
CREATE TABLE other () INHERITS (parent);
COMMENT ON CONSTRAINT positive ON parent IS 'kept';
