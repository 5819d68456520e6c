-- From one basis to another, never silently.

--+ for type in flops flop
CREATE FUNCTION convert_basis({type}, to_basis text, convention text) RETURNS {type}
  AS 'MODULE_PATHNAME', '{type}_convert_basis' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION convert_basis({type}, text, text) IS
  'the value on another basis by a named convention of basis_convention; unchanged where it is on that basis already';

CREATE FUNCTION rerate({type}, model text, to_basis text) RETURNS {type}
  AS 'MODULE_PATHNAME', '{type}_rerate' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rerate({type}, text, text) IS
  'the value on another basis by the ratios of what the device does on both';
--+ end
