CREATE TABLE jobs (id int PRIMARY KEY, kind varchar(10) NOT NULL DEFAULT 'a', tries bigint NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5), CONSTRAINT known CHECK (kind IN ('a', 'b')));
CREATE STATISTICS jobs_stat ON kind, tries FROM jobs;
