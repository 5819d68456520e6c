-- Comparisons of declared bases or currencies that differ are errors, the same in every plan.

--+ for comparison in lt le ge gt
CREATE FUNCTION _quantity_{comparison}_selectivity(internal, oid, internal, integer) RETURNS double precision
  AS 'MODULE_PATHNAME', 'quantity_{comparison}_selectivity' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION _quantity_{comparison}_selectivity(internal, oid, internal, integer) IS 'planner support: how many rows a comparison lets pass';
--+ end

--+ for type in @TYPES@
CREATE FUNCTION _{type}_plan_check(internal) RETURNS internal
  AS 'MODULE_PATHNAME', '{type}_plan_check' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION _{type}_plan_check(internal) IS 'planner support: refuses to compare columns and values of different bases or currencies';

-- STABLE, so that it is left for the plan to call: see plan_check.c
CREATE FUNCTION _{type}_comparand({type}, integer, boolean) RETURNS {type}
  AS 'MODULE_PATHNAME', '{type}_comparand' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION _{type}_comparand({type}, integer, boolean) IS 'planner support: a value, whose basis or currency is compared with a column''s when the plan runs';

--+ for comparison in lt le ge gt
ALTER FUNCTION {type}_{comparison}({type}, {type}) SUPPORT _{type}_plan_check;
--+ end
ALTER OPERATOR < ({type}, {type}) SET (RESTRICT = _quantity_lt_selectivity);
ALTER OPERATOR <= ({type}, {type}) SET (RESTRICT = _quantity_le_selectivity);
ALTER OPERATOR >= ({type}, {type}) SET (RESTRICT = _quantity_ge_selectivity);
ALTER OPERATOR > ({type}, {type}) SET (RESTRICT = _quantity_gt_selectivity);

--+ end
