-- Ranges of capacities and of money.  Bounds may be of mixed bases or currencies, as the
-- order is total; between them lies what lies between them by number.

--+ for type in flops cost
CREATE FUNCTION {type}_diff({type}, {type}) RETURNS double precision
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {type}_diff({type}, {type}) IS 'difference by number, whatever the bases or currencies, for statistics of ranges';

CREATE TYPE {type}range AS RANGE (
  SUBTYPE = {type},
  SUBTYPE_DIFF = {type}_diff,
  MULTIRANGE_TYPE_NAME = {type}multirange
);
COMMENT ON TYPE {type}range IS 'range of {type}, by number; bounds may be of mixed bases or currencies, as in its order';
COMMENT ON FUNCTION {type}range({type}, {type}) IS 'range from the first, included, to the second, excluded';
COMMENT ON FUNCTION {type}range({type}, {type}, text) IS 'range with bounds as in ''[)''';
COMMENT ON TYPE {type}multirange IS 'several ranges of {type}';
COMMENT ON FUNCTION {type}multirange() IS 'no range';
COMMENT ON FUNCTION {type}multirange({type}range) IS 'one range';
COMMENT ON FUNCTION {type}multirange({type}range[]) IS 'several ranges of {type}';
COMMENT ON CAST ({type}range AS {type}multirange) IS 'one range';

--+ end
