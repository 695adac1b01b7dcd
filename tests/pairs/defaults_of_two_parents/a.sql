-- A child whose parents have different defaults has to have its own, or none.
CREATE TABLE one (a int DEFAULT 1, b int DEFAULT 2);
CREATE TABLE two (a int DEFAULT 2, b int DEFAULT 2);
