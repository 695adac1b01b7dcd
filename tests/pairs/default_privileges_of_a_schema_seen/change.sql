ALTER SCHEMA one RENAME TO "Two Words"; CREATE TABLE "Two Words".u (id int); REVOKE SELECT ON "Two Words".u FROM pairs_anna;
