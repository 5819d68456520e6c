-- The shipped catalog as a whole: what the build has checked, seen from SQL.
SELECT (SELECT count(*) FROM accelerator) AS models, (SELECT count(*) FROM accelerator_alias) AS aliases, (SELECT count(*) FROM accelerator_rating) AS ratings,
  (SELECT count(*) FROM accelerator_rating_source) AS figures, (SELECT count(*) FROM accelerator_system) AS systems;
SELECT book, count(*), count(DISTINCT model) AS models FROM accelerator_rating GROUP BY book ORDER BY book COLLATE "C";
SELECT confidence, count(*) FROM accelerator_rating GROUP BY confidence ORDER BY confidence COLLATE "C";
-- Every model that an alias or a system names has a rating, with its book open;
-- the test counting has what the names mean.
SET compute_acct.rating_books = 'datasheet, announced';
SELECT count(*) FROM accelerator_rating r WHERE accumulate IS NULL AND book IN ('datasheet', 'announced')
  AND rating(model, basis, coalesce(lower(valid), CURRENT_DATE), book) <> capacity;
SELECT count(*) FROM accelerator_alias a WHERE NOT EXISTS (SELECT 1 FROM accelerator_rating r WHERE r.model = a.model
  AND rating(a.model, r.basis, coalesce(lower(valid), CURRENT_DATE)) = rating(r.model, r.basis, coalesce(lower(valid), CURRENT_DATE)));
SELECT count(*) FROM accelerator_system s WHERE NOT EXISTS (SELECT 1 FROM accelerator_rating r WHERE r.model = s.model
  AND capacity(s.system, 1, r.basis, coalesce(lower(valid), CURRENT_DATE)) = s.quantity * rating(r.model, r.basis, coalesce(lower(valid), CURRENT_DATE)));
RESET compute_acct.rating_books;
-- The article's H100 and A800.
SELECT model, basis, capacity, book, source, confidence FROM accelerator_rating WHERE book LIKE '36kr%' ORDER BY model COLLATE "C";
-- Rows to dump are the user's.
SELECT c.relname, x.condition FROM pg_extension e, unnest(e.extconfig, e.extcondition) AS x (oid, condition) JOIN pg_class c ON c.oid = x.oid
WHERE e.extname = 'compute_acct' ORDER BY c.relname COLLATE "C";
