-- A column of every type modifier that there is, up to a thousand in a table.
CREATE FUNCTION pg_temp.is_valid(type text, modifier text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  valid boolean;
BEGIN
  EXECUTE format('SELECT %I(ARRAY[%L]::cstring[]) >= 0', type || '_typmod_in', modifier) INTO valid;
  RETURN valid;
EXCEPTION WHEN invalid_parameter_value THEN
  RETURN false;
END $$;

CREATE TEMPORARY TABLE currency AS
SELECT code FROM (SELECT chr(a) || chr(b) || chr(c) FROM generate_series(65, 90) AS a, generate_series(65, 90) AS b, generate_series(65, 90) AS c) AS v (code)
WHERE pg_temp.is_valid('cost', code);

-- each way to write one; those that mean the same are one modifier
CREATE TEMPORARY TABLE basis AS
SELECT DISTINCT ON (flops_typmod_in(ARRAY[name]::cstring[])) name
FROM unnest('{fp64,fp32,tf32,bf16,fp16,fp8,fp6,fp4,int8,int4}'::text[]) AS format, unnest('{NULL,sparse}'::text[]) AS sparse,
  unnest('{NULL,vector,tensor}'::text[]) AS engine, concat_ws(' ', format, sparse, engine) AS name
WHERE pg_temp.is_valid('flops', name)
ORDER BY flops_typmod_in(ARRAY[name]::cstring[]), name;

SELECT format('CREATE TABLE %s_%s (%s)', type, n / 1000, string_agg(format('c%s %I(%L)', n, type, modifier), ', ' ORDER BY n))
FROM (SELECT type, modifier, row_number() OVER (PARTITION BY type ORDER BY modifier COLLATE "C") - 1 AS n
      FROM (SELECT 'cost' AS type, code AS modifier FROM currency
            UNION ALL SELECT type, name FROM basis, unnest('{flops,flop}'::text[]) AS type
            UNION ALL SELECT 'unit_price', format('%s/%s %s', code, unit, name) FROM currency, basis, unnest('{EFLOPS,EFLOP}'::text[]) AS unit) AS m) AS numbered
GROUP BY type, n / 1000 ORDER BY type, n / 1000 \gexec
