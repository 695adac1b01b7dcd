-- Defaults of all kinds change, on expressions, arrays, intervals and current times.
CREATE TABLE t (id int PRIMARY KEY, a timestamptz DEFAULT now(), b int[] DEFAULT '{1,2}', c interval DEFAULT '1 day', d text DEFAULT 'x''y', e uuid DEFAULT gen_random_uuid(), f numeric DEFAULT 1.50);
