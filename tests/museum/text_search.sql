-- Text search: parsers, templates, dictionaries with options, configurations with mappings.
\ir entrance.psql

CREATE SCHEMA text_search;
CREATE SCHEMA text_search_elsewhere;
CREATE TEXT SEARCH PARSER text_search.parser (START = pg_catalog.prsd_start, GETTOKEN = pg_catalog.prsd_nexttoken,
    END = pg_catalog.prsd_end, LEXTYPES = pg_catalog.prsd_lextype, HEADLINE = pg_catalog.prsd_headline);
CREATE TEXT SEARCH PARSER text_search."Quoted ""parser""" (START = pg_catalog.prsd_start,
    GETTOKEN = pg_catalog.prsd_nexttoken, END = pg_catalog.prsd_end, LEXTYPES = pg_catalog.prsd_lextype);
CREATE TEXT SEARCH TEMPLATE text_search.template (INIT = pg_catalog.dsimple_init, LEXIZE = pg_catalog.dsimple_lexize);
CREATE TEXT SEARCH TEMPLATE text_search.without_init (LEXIZE = pg_catalog.dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY text_search.plain (TEMPLATE = pg_catalog.simple);
CREATE TEXT SEARCH DICTIONARY text_search.with_options (TEMPLATE = pg_catalog.snowball, LANGUAGE = 'german', STOPWORDS = 'german');
CREATE TEXT SEARCH DICTIONARY text_search_elsewhere."Quoted ""dictionary""" (TEMPLATE = text_search.template, ACCEPT = 'false');
CREATE TEXT SEARCH CONFIGURATION text_search.copied (COPY = pg_catalog.english);
CREATE TEXT SEARCH CONFIGURATION text_search.empty (PARSER = text_search.parser);
CREATE TEXT SEARCH CONFIGURATION text_search.made (PARSER = pg_catalog."default");
ALTER TEXT SEARCH CONFIGURATION text_search.made ADD MAPPING FOR word, asciiword
    WITH text_search.with_options, text_search_elsewhere."Quoted ""dictionary""", pg_catalog.simple;
ALTER TEXT SEARCH CONFIGURATION text_search.made ADD MAPPING FOR numword, url WITH text_search.plain;
ALTER TEXT SEARCH CONFIGURATION text_search.copied ALTER MAPPING REPLACE pg_catalog.simple WITH text_search.plain;
ALTER TEXT SEARCH CONFIGURATION text_search.copied DROP MAPPING FOR email, sfloat;
CREATE TABLE text_search.used (t text, v tsvector GENERATED ALWAYS AS (to_tsvector('text_search.made'::regconfig, t)) STORED);
CREATE INDEX used_t ON text_search.used USING gin (to_tsvector('text_search.copied'::regconfig, t));
COMMENT ON TEXT SEARCH PARSER text_search.parser IS 'a parser';
COMMENT ON TEXT SEARCH TEMPLATE text_search.template IS 'a template';
COMMENT ON TEXT SEARCH DICTIONARY text_search.with_options IS 'a dictionary';
COMMENT ON TEXT SEARCH CONFIGURATION text_search.made IS 'a configuration';
ALTER TEXT SEARCH DICTIONARY text_search.plain OWNER TO museum_curator;
ALTER TEXT SEARCH CONFIGURATION text_search.empty OWNER TO museum_guard;
