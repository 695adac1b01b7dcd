-- An exclusion constraint comes, and another one changes its operators and its predicate.
CREATE TABLE rooms (id int, during tsrange, floor int, CONSTRAINT one EXCLUDE USING gist (during WITH &&));
