CREATE TYPE feeling AS ENUM ('sad', 'fine');
CREATE TABLE people (born date, feels feeling, all_feels feeling[], name text);
