-- A sequence's type, increment, bounds, start, cache and cycle; it stays where it stood.
CREATE SEQUENCE s;
CREATE SEQUENCE n AS int START 5;
