-- What partitions shall keep of a foreign key that goes from their parent, or is made anew there, is made anew.
CREATE TABLE target (a int PRIMARY KEY, b int CONSTRAINT b_key UNIQUE);
CREATE TABLE parted (a int, b int, CONSTRAINT a_fkey FOREIGN KEY (a) REFERENCES target,
    CONSTRAINT b_fkey FOREIGN KEY (b) REFERENCES target (b)) PARTITION BY LIST (a);
CREATE TABLE leaves PARTITION OF parted FOR VALUES IN (1);
CREATE TABLE stays PARTITION OF parted FOR VALUES IN (2);
