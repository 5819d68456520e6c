-- Every function of a value, called with literals that have no type.  NULL is
-- one; what a view depends on says which function was found.  Those that are
-- not found are overloaded, here or in core, and docs/reference.md shows the
-- cast in their lines.
CREATE FUNCTION takes_literals(function regprocedure, arguments oid[]) RETURNS boolean
  LANGUAGE plpgsql
AS $$
DECLARE
  found boolean;
BEGIN
  EXECUTE format('CREATE TEMP VIEW call AS SELECT %s(%s) IS NULL AS result', function::regproc, (
    SELECT string_agg(CASE WHEN type IN ('flops'::regtype, 'flop'::regtype, 'cost'::regtype, 'unit_price'::regtype, 'text'::regtype) THEN 'NULL' ELSE 'NULL::' || format_type(type, NULL) END, ', ' ORDER BY n)
    FROM unnest(arguments) WITH ORDINALITY AS a (type, n)));
  SELECT count(*) > 0 INTO found FROM pg_rewrite AS r JOIN pg_depend AS d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
  WHERE r.ev_class = 'call'::regclass AND d.refclassid = 'pg_proc'::regclass AND d.refobjid = function;
  DROP VIEW call;
  RETURN found;
EXCEPTION WHEN ambiguous_function OR undefined_function THEN
  RETURN false;
END
$$;
\t \a
SELECT found, string_agg(DISTINCT name, ' ' ORDER BY name) FROM (
  SELECT p.proname || '(' || CASE WHEN cardinality(arguments) > 1 THEN cardinality(arguments)::text ELSE '' END || ')' AS name, CASE WHEN takes_literals(p.oid, arguments) THEN 'literals:' ELSE 'cast needed:' END AS found
  FROM pg_proc AS p JOIN pg_depend AS e ON e.classid = 'pg_proc'::regclass AND e.objid = p.oid AND e.deptype = 'e' JOIN pg_extension AS x ON x.oid = e.refobjid AND x.extname = 'compute_acct',
    LATERAL (SELECT (p.proargtypes::oid[])[0:p.pronargs - p.pronargdefaults - 1]) AS a (arguments)
  WHERE p.prokind = 'f' AND arguments && '{flops,flop,cost,unit_price}'::regtype[]::oid[] AND p.proname !~ '^_|_comparand$'
    AND 'internal'::regtype::oid <> ALL (p.proargtypes) AND p.oid NOT IN (SELECT oprcode FROM pg_operator) AND p.oid NOT IN (SELECT amproc FROM pg_amproc) AND p.oid NOT IN (SELECT castfunc FROM pg_cast) AND p.proname !~ '_(out|send|diff)$'
    AND p.oid NOT IN (SELECT aggtransfn FROM pg_aggregate UNION SELECT aggmtransfn FROM pg_aggregate UNION SELECT aggminvtransfn FROM pg_aggregate)
) AS f GROUP BY found ORDER BY found;
\t \a
SELECT eflops('5.39 EFLOPS'), per('1 USD/EFLOP'), affordable_capacity('1 bn CNY', '371.09375 CNY/TFLOPS fp16'), try_exchange('5 EUR', 'EUR', '2026-01-01');
SELECT format_quantity('2779700000 CNY'::cost, 'CNY'), round('1.005 USD'::cost), basis('1 EFLOPS fp16'::flops), amount('5 USD'::cost), in_unit('1 EFLOPS'::flops, 'PFLOPS');
DROP FUNCTION takes_literals;
