-- Comparisons of declared kinds that differ are errors when a query is planned.

--+ for type in @TYPES@
CREATE FUNCTION {type}_plan_check(internal) RETURNS internal
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {type}_plan_check(internal) IS 'planner support: refuses to compare columns and constants of different kinds';

--+ for comparison in lt le eq ne ge gt
ALTER FUNCTION {type}_{comparison}({type}, {type}) SUPPORT {type}_plan_check;
--+ end

--+ end
