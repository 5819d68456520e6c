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
CREATE FUNCTION rerate({type}, model text, to_basis text, as_of date, book text DEFAULT NULL) RETURNS {type}
  AS 'MODULE_PATHNAME', '{type}_rerate_as_of' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION rerate({type}, text, text, date, text) IS
  'the value on another basis by the ratios of what the device did on both on a day, by a book or the first of compute_acct.rating_books that has it';
--+ end
