CREATE TABLE parent (a int);
CREATE TABLE keeps (b text) INHERITS (parent);
CREATE TABLE loses () INHERITS (parent);
CREATE TABLE passes () INHERITS (parent);
CREATE TABLE below (b text) INHERITS (passes);
CREATE TABLE below_too () INHERITS (passes);
CREATE TABLE leaves (a int, b text, c int);
