-- What an owner or his successor has been granted by himself becomes the next owner's: it goes before, and comes again.
CREATE TABLE t1 (a integer); GRANT UPDATE (a) ON t1 TO pairs_anna;
CREATE TABLE t2 (a integer); GRANT SELECT ON t2 TO pairs_anna;
CREATE TABLE t3 (a integer); REVOKE DELETE ON t3 FROM postgres; GRANT SELECT (a) ON t3 TO CURRENT_USER; GRANT SELECT (a) ON t3 TO pairs_ben;
CREATE SEQUENCE s; GRANT USAGE ON SEQUENCE s TO pairs_anna;
CREATE SCHEMA sc; GRANT USAGE ON SCHEMA sc TO pairs_anna;
CREATE TYPE e AS ENUM ('x'); GRANT USAGE ON TYPE e TO pairs_anna;
CREATE VIEW v AS SELECT 1 AS x; GRANT SELECT (x) ON v TO pairs_anna; GRANT INSERT ON v TO pairs_anna;
CREATE TABLE t5 (a integer); GRANT UPDATE (a) ON t5 TO pairs_anna; GRANT SELECT ON t5 TO pairs_ben;
CREATE TABLE t6 (a integer); GRANT INSERT ON t6 TO pairs_anna;
