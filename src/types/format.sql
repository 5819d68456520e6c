-- Quantities for readers: text for people, JSON for programs.

--+ for type in @TYPES@
CREATE FUNCTION format_quantity({type}, unit text, digits integer DEFAULT 2) RETURNS text
  AS 'MODULE_PATHNAME', '{type}_format' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION format_quantity({type}, text, integer) IS
  'number of the named units with so many decimals and grouped thousands, and the unit';

CREATE FUNCTION {type}_to_json({type}) RETURNS json
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {type}_to_json({type}) IS 'object with number and unit, as to_json gives it';
CREATE CAST ({type} AS json) WITH FUNCTION {type}_to_json({type});
COMMENT ON CAST ({type} AS json) IS 'object with number and unit';

--+ end
