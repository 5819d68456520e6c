-- min and max; no sort operator, because an index plan would hide mixed bases or currencies.

--+ for type in @TYPES@
CREATE FUNCTION {type}_larger({type}, {type}) RETURNS {type}
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {type}_larger({type}, {type}) IS 'larger of two of one basis or currency';

CREATE FUNCTION {type}_smaller({type}, {type}) RETURNS {type}
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {type}_smaller({type}, {type}) IS 'smaller of two of one basis or currency';

CREATE AGGREGATE max({type}) (
  SFUNC = {type}_larger, STYPE = {type}, COMBINEFUNC = {type}_larger, PARALLEL = SAFE
);
COMMENT ON AGGREGATE max({type}) IS 'greatest; all rows must be of one basis or currency';

CREATE AGGREGATE min({type}) (
  SFUNC = {type}_smaller, STYPE = {type}, COMBINEFUNC = {type}_smaller, PARALLEL = SAFE
);
COMMENT ON AGGREGATE min({type}) IS 'least; all rows must be of one basis or currency';

--+ end
