-- Under checks, a default, a statistics object and a NOT NULL.
CREATE TABLE jobs (id int PRIMARY KEY, kind text NOT NULL DEFAULT 'a', tries int NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5), CONSTRAINT known CHECK (kind IN ('a', 'b')));
CREATE STATISTICS jobs_stat ON kind, tries FROM jobs;
