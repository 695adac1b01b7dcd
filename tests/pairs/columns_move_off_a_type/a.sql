-- Columns whose type goes make way for another column at the same time.
CREATE TYPE mood AS ENUM ('sad', 'fine');
CREATE TABLE people (old text, feels mood, all_feels mood[], name text);
