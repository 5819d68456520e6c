-- FOCUS 1.0 to 1.4, samples as published and the specification's own examples
-- (real data): all of them, to the last digit.
\getenv top PG_ABS_SRCDIR
\getenv data COMPUTE_ACCT_REAL_DATA
\set schema :top '/examples/focus/schema.sql'
\set load :top '/examples/focus/load.sql'
\set ECHO none
SET client_min_messages = warning;
\i :schema
\set file :data '/focus_sample_1.0.csv'
\i :load
\set file :data '/ai/focus15draft_ai_prompt_caching_a.csv'
\i :load
\set file :data '/ai/focus15draft_consumption_currency_b2.csv'
\i :load
\set file :data '/ai/focus15draft_credit_based_consumption.csv'
\i :load
\set file :data '/ai/focus15draft_drawdown_rev2.csv'
\i :load
\set file :data '/ai/costroid_focus13.csv'
\i :load
\set file :data '/ai/costroid_focus14.csv'
\i :load
\set file :data '/ai/tokencur_focus_golden_first4.csv'
\i :load
\set file :data '/ai/fdt_aws_focus13_25rows_contractapplied_split.csv'
\i :load
\echo 'Dates such as 4/1/25 are bad rows, unless somebody says which they are.'
\set bad aside
\set file :data '/ai/focus12_virtual_currency_a2.csv'
\i :load
SELECT line, in_column, value, reason FROM import.set_aside ORDER BY line, in_column;
\unset bad
SELECT import.forget('focus.charge', 'focus12_virtual_currency_a2.csv');
\set dates MDY
\set mode add
\i :load
\set file :data '/ai/focus12_virtual_currency_a1.csv'
\i :load
\set file :data '/ai/focus12_virtual_currency_b3.csv'
\i :load
\set ECHO all
\set ON_ERROR_STOP off
-- Each file once more, by COPY, as text: what was loaded is compared with that, row by row and field by field.
SET timezone = 'UTC';
SET datestyle = ISO;
CREATE TABLE published (file text, n bigint, name text, value text);
CREATE PROCEDURE read_again(path text, word text) LANGUAGE plpgsql AS $$
DECLARE
  header text[] := string_to_array(translate(split_part(pg_read_file(path), E'\n', 1), U&'"\FEFF' || E'\r', ''), ',');
BEGIN
  EXECUTE format('CREATE TEMP TABLE again (n bigint GENERATED ALWAYS AS IDENTITY, %s)', (SELECT string_agg(format('%I text', h), ', ' ORDER BY n) FROM unnest(header) WITH ORDINALITY AS u (h, n)));
  EXECUTE format('COPY again (%s) FROM %L (FORMAT csv, HEADER, NULL %L)', (SELECT string_agg(format('%I', h), ', ' ORDER BY n) FROM unnest(header) WITH ORDINALITY AS u (h, n)), path, word);
  INSERT INTO published SELECT regexp_replace(path, '.*/', ''), a.n, lower(f.key), f.value FROM again AS a, jsonb_each_text(to_jsonb(a) - 'n') AS f;
  DROP TABLE again;
END
$$;
\set ECHO none
SELECT format('CALL read_again(%L, %L)', f.path, CASE WHEN f.file ~ '_1.0' THEN 'NULL' ELSE '' END) FROM import.file AS f ORDER BY f.file \gexec
\set ECHO all
CREATE TABLE loaded AS
SELECT c.file, c.n, lower(f.key) AS name, CASE WHEN jsonb_typeof(f.value) IN ('object', 'array') THEN NULL ELSE f.value #>> '{}' END AS value
FROM (SELECT row_number() OVER (PARTITION BY file ORDER BY line) AS n, * FROM focus.charge) AS c,
  jsonb_each(to_jsonb(c) - 'n' - 'file' || coalesce(c.other, '{}')) AS f;
-- JSON is text, as published
UPDATE loaded AS l SET value = CASE l.name WHEN 'tags' THEN c.Tags WHEN 'skupricedetails' THEN c.SkuPriceDetails WHEN 'contractapplied' THEN c.ContractApplied
  WHEN 'allocatedtags' THEN c.AllocatedTags ELSE c.AllocatedMethodDetails END::text
FROM (SELECT row_number() OVER (PARTITION BY file ORDER BY line) AS n, * FROM focus.charge) AS c
WHERE c.file = l.file AND c.n = l.n AND l.name IN ('tags', 'skupricedetails', 'contractapplied', 'allocatedtags', 'allocatedmethoddetails');
SELECT CASE WHEN name ~ 'period(start|end)' THEN 'time' WHEN name ~ '(cost|price|quantity)$' THEN 'number' ELSE 'text' END AS field, count(*),
  count(*) FILTER (WHERE CASE WHEN name ~ 'period(start|end)' THEN l.value = CASE WHEN p.value ~ '/' THEN to_char(to_date(p.value, 'FMMM/FMDD/YY'), 'YYYY-MM-DD"T"00:00:00')
      ELSE replace(rtrim(p.value, 'Z'), ' ', 'T') END || '+00:00'
    WHEN name ~ '(cost|price|quantity)$' THEN p.value::numeric IS NOT DISTINCT FROM l.value::numeric
    ELSE p.value IS NOT DISTINCT FROM l.value END) AS same,
  count(*) FILTER (WHERE p.value = l.value) AS letter_for_letter, count(p.value) AS not_empty
FROM published AS p LEFT JOIN loaded AS l USING (file, n, name) GROUP BY 1 ORDER BY 1;
SELECT file, count(DISTINCT n) = (SELECT count(*) FROM focus.charge AS c WHERE c.file = p.file) AS all_rows FROM published AS p GROUP BY file ORDER BY file;
-- The sums are those of the file, but for digits below 1e-12, which money rounds.
SELECT p.file, name, sum(p.value::numeric) AS published, (SELECT amount(sum(CASE p.name WHEN 'billedcost' THEN c.billed WHEN 'effectivecost' THEN c.effective WHEN 'listcost' THEN c.listed ELSE c.contracted END))
    FROM focus.charge AS c WHERE c.file = p.file) - sum(p.value::numeric) AS rounded
FROM published AS p WHERE p.name IN ('billedcost', 'effectivecost', 'listcost', 'contractedcost') GROUP BY p.file, p.name ORDER BY p.file, p.name;
SELECT file, rows, published, difference FROM focus.reconciliation ORDER BY file;
SELECT file, published, counted, undecided, other, difference FROM focus.accounted ORDER BY file;
-- The GPUs of the sample are asked about, by name.
SELECT description, perhaps, rows, cost FROM focus.undecided WHERE perhaps IS NOT NULL ORDER BY description;
-- What an issuer calls its currency is no money.
SELECT file, PricingCurrency, count(*), sum(PricingCurrencyEffectiveCost) AS in_that, sum(effective) AS effective FROM focus.charge WHERE PricingCurrency <> BillingCurrency GROUP BY file, PricingCurrency ORDER BY file, PricingCurrency;
-- Numbers as the specification has them: the valid ones are read, and of the others only what has one reading.
SELECT kind, count(*), count(n.number) AS read, bool_and(n.number = v.value::numeric) FILTER (WHERE kind = 'valid') AS same
FROM unnest(ARRAY['valid', 'invalid']) AS kind, json_array_elements_text(pg_read_file(:'data' || '/ai/focus14_numeric_format_examples.json')::json -> kind) AS v (value),
  LATERAL (SELECT import.try_number(v.value)) AS n (number) GROUP BY kind ORDER BY kind;
DROP PROCEDURE read_again;
DROP TABLE published, loaded;
DROP SCHEMA focus, import CASCADE;
