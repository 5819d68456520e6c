-- What 1.0.0 called by another name still answers to it.

-- Each old name has the C function, the arguments and the label of the new one.
SELECT old.oid::regprocedure AS old_name
FROM pg_proc AS old JOIN pg_depend AS d ON d.objid = old.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e'
JOIN pg_extension AS e ON e.oid = d.refobjid AND e.extname = 'compute_acct'
JOIN pg_proc AS new ON new.proname = '_' || old.proname AND new.pronamespace = old.pronamespace
WHERE (old.prosrc, old.proargtypes, old.prorettype, old.provolatile, old.proisstrict, old.proparallel)
  IS NOT DISTINCT FROM (new.prosrc, new.proargtypes, new.prorettype, new.provolatile, new.proisstrict, new.proparallel)
  AND obj_description(old.oid, 'pg_proc') = 'old name of ' || new.proname || '()'
ORDER BY old.oid::regprocedure::text COLLATE "C";

SELECT capacity_of_count('A800', 8, 'fp16', '2025-06-01', 'datasheet');
SELECT cost_comparand('1 CNY', NULL, false) IS NULL AS strict;
SELECT rating_days('A800', '1 TFLOPS fp16', NULL, 'mine', '[2025-01-01,)', 'user')
  && _rating_days('a800', '2 TFLOPS fp16', NULL, 'mine', '[2025-06-01,)', 'user') AS overlap;

-- A BI view as a dump of 1.0.0 has it: it reads, is listed, and follows its source.
CREATE SCHEMA from_dump;
SET search_path = from_dump, public;
CREATE TABLE purchase (id int, capacity flops(fp16));
INSERT INTO purchase VALUES (1, '2 EFLOPS fp16');
SELECT bi_view('purchase');
DO $$
BEGIN
  EXECUTE 'CREATE OR REPLACE VIEW purchase_bi WITH (security_invoker = true) AS '
    || replace(pg_get_viewdef('purchase_bi'::regclass), '_bi_view_options(', 'bi_view_options(');
END
$$;
SELECT pg_get_viewdef('purchase_bi'::regclass) LIKE '%WHERE bi\_view\_options(%' AS by_the_old_name;
SELECT * FROM purchase_bi;
SELECT bi_view, source FROM bi_views() WHERE source = 'purchase'::regclass;
SELECT bi_view_refresh('purchase_bi');
ALTER TABLE purchase ADD paid cost(CNY);
UPDATE purchase SET paid = '3 CNY';
SELECT bi_view_refresh('purchase_bi');
SELECT * FROM purchase_bi;
-- What it is made of now is the new name.
SELECT pg_get_viewdef('purchase_bi'::regclass) LIKE '%WHERE \_bi\_view\_options(%' AS by_the_new_name;
