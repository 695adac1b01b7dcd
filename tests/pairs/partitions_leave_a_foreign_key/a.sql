-- A partition that leaves has its parent's foreign keys for its own: it keeps them, loses them, or gets others.
CREATE TABLE target (a int PRIMARY KEY, b int UNIQUE);
CREATE TABLE parted (a int, b int, c int, CONSTRAINT a_fkey FOREIGN KEY (a) REFERENCES target ON DELETE CASCADE,
    CONSTRAINT b_fkey FOREIGN KEY (b) REFERENCES target (b) DEFERRABLE) PARTITION BY LIST (c);
CREATE TABLE keeps PARTITION OF parted FOR VALUES IN (1);
CREATE TABLE loses PARTITION OF parted FOR VALUES IN (2);
CREATE TABLE changes PARTITION OF parted FOR VALUES IN (3);
CREATE TABLE renames PARTITION OF parted FOR VALUES IN (4);
CREATE TABLE bounds PARTITION OF parted FOR VALUES IN (5);
CREATE TABLE level PARTITION OF parted FOR VALUES IN (7) PARTITION BY RANGE (a);
CREATE TABLE leaf PARTITION OF level FOR VALUES FROM (0) TO (10);
CREATE TABLE stays PARTITION OF parted FOR VALUES IN (8);
