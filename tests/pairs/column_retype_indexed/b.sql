CREATE TABLE logs (id int PRIMARY KEY, line text, level smallint);
CREATE INDEX logs_line ON logs (line text_pattern_ops);
CREATE INDEX logs_lower ON logs (lower(line)) WHERE level > 3;
CREATE INDEX logs_level ON logs (level DESC NULLS LAST) INCLUDE (line);
