-- FOCUS 1.0, a sample as published (real data): all of it, to the last digit.
\getenv top PG_ABS_SRCDIR
\getenv data COMPUTE_ACCT_REAL_DATA
\set schema :top '/examples/focus/schema.sql'
\set load :top '/examples/focus/load.sql'
\set file :data '/focus_sample_1.0.csv'
\set ECHO none
\i :schema
\i :load
\set ECHO all
\set ON_ERROR_STOP off
-- The file once more, by COPY: every field is as published; times have a zone now.
SELECT string_agg(format('%I', name), ', ' ORDER BY n) AS names, string_agg(format('%I text', name), ', ' ORDER BY n) AS columns
FROM unnest(string_to_array(replace(split_part(pg_read_file(:'file'), E'\n', 1), '"', ''), ',')) WITH ORDINALITY AS h (name, n) \gset
CREATE TEMP TABLE published (line bigint GENERATED ALWAYS AS IDENTITY (START 2), :columns);
COPY published (:names) FROM :'file' (FORMAT csv, HEADER, NULL 'NULL');
SET timezone = 'UTC';
WITH field AS (
  SELECT line, lower(key) AS key, value FROM published AS p, jsonb_each_text(to_jsonb(p) - 'line')
), loaded AS (
  SELECT line, key, value FROM focus.charge AS c, jsonb_each_text(to_jsonb(c) || jsonb_build_object('id', other ->> 'Id', 'tags', Tags::text))
)
SELECT CASE WHEN key ~ 'period' THEN 'time' ELSE 'as published' END AS field, count(*),
  count(*) FILTER (WHERE CASE WHEN key ~ 'period' THEN replace(field.value, ' ', 'T') || '+00:00' ELSE field.value END IS NOT DISTINCT FROM loaded.value) AS same
FROM field LEFT JOIN loaded USING (line, key) GROUP BY 1 ORDER BY 1;
SELECT sum("BilledCost"::numeric) = (SELECT amount(sum(billed)) FROM focus.charge) AS billed,
  sum("EffectiveCost"::numeric) = (SELECT amount(sum(effective)) FROM focus.charge) AS effective,
  sum("ListCost"::numeric) = (SELECT amount(sum(listed)) FROM focus.charge) AS listed,
  sum("ContractedCost"::numeric) = (SELECT amount(sum(contracted)) FROM focus.charge) AS contracted,
  sum("ConsumedQuantity"::numeric) = (SELECT sum(ConsumedQuantity) FROM focus.charge) AS consumed
FROM published;
SELECT * FROM focus.reconciliation;
SELECT count(*) FROM focus.gpu_charge;
SET client_min_messages = warning;
DROP SCHEMA focus, import CASCADE;
DROP TABLE published;
