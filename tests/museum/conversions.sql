-- Conversions between encodings.
\ir entrance.psql

CREATE SCHEMA conversions;
CREATE CONVERSION conversions.plain FOR 'UTF8' TO 'LATIN1' FROM pg_catalog.utf8_to_iso8859_1;
CREATE DEFAULT CONVERSION conversions.by_default FOR 'LATIN1' TO 'UTF8' FROM pg_catalog.iso8859_1_to_utf8;
CREATE CONVERSION conversions."Quoted ""conversion""" FOR 'WIN1252' TO 'UTF8' FROM pg_catalog.win_to_utf8;
COMMENT ON CONVERSION conversions.plain IS 'a conversion';
ALTER CONVERSION conversions.plain OWNER TO museum_curator;
