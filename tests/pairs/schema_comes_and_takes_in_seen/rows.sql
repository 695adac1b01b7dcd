DO $$BEGIN IF to_regclass('app.t') IS NULL THEN INSERT INTO public.t VALUES (1, 'a'); ELSE INSERT INTO app.t VALUES (1, 'a'); END IF; END$$;
INSERT INTO u VALUES (NULL, 'x');
