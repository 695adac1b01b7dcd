CREATE TABLE one (a int DEFAULT 1, b int DEFAULT 2);
CREATE TABLE two (a int DEFAULT 2, b int DEFAULT 2);
CREATE TABLE own (a int DEFAULT 3) INHERITS (one, two);
CREATE TABLE none (a int DEFAULT NULL, b int) INHERITS (one, two);
