-- Under indexes of every sort: plain, partial, on an expression, with an operator class.
CREATE TABLE logs (id int PRIMARY KEY, line varchar(100), level int);
CREATE INDEX logs_line ON logs (line varchar_pattern_ops);
CREATE INDEX logs_lower ON logs (lower(line)) WHERE level > 3;
CREATE INDEX logs_level ON logs (level DESC NULLS LAST) INCLUDE (line);
