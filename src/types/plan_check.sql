-- Comparisons of declared kinds that differ are errors when a query is planned.

--+ for type in @TYPES@
CREATE FUNCTION _{type}_plan_check(internal) RETURNS internal
  AS 'MODULE_PATHNAME', '{type}_plan_check' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION _{type}_plan_check(internal) IS 'planner support: refuses to compare columns and constants of different kinds';

CREATE FUNCTION _{type}_comparand({type}, integer, boolean) RETURNS {type}
  AS 'MODULE_PATHNAME', '{type}_comparand' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION _{type}_comparand({type}, integer, boolean) IS 'planner support: a parameter, whose kind is compared with a column''s when the plan runs';

--+ for comparison in lt le eq ne ge gt
ALTER FUNCTION {type}_{comparison}({type}, {type}) SUPPORT _{type}_plan_check;
--+ end

--+ end
