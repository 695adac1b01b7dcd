-- A commutator or negator that is there in name only goes with the operator that names it, and is not in the way of its schema.
CREATE SCHEMA one;
CREATE SCHEMA two;
CREATE SCHEMA three;
CREATE OPERATOR one.!!! (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq, COMMUTATOR = OPERATOR(one.===), NEGATOR = OPERATOR(two.<~>));
CREATE OPERATOR public.!!! (LEFTARG = integer, RIGHTARG = bigint, FUNCTION = int48lt, COMMUTATOR = OPERATOR(three.===));
CREATE OPERATOR public.@# (LEFTARG = boolean, RIGHTARG = boolean, FUNCTION = boolne, COMMUTATOR = OPERATOR(public.@#));
CREATE OPERATOR public.~~~ (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq, COMMUTATOR = OPERATOR(public.###));
CREATE OPERATOR public.~~!~ (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4ne, NEGATOR = OPERATOR(public.###));
CREATE VIEW public.v AS SELECT 1 OPERATOR(public.!!!) 2::bigint AS x;
