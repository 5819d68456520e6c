-- The basis of capacities, work and their prices.

--+ for type in flops flop
CREATE FUNCTION basis({type}) RETURNS text
  AS 'MODULE_PATHNAME', 'operations_basis' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION assume_basis({type}, basis text) RETURNS {type}
  AS 'MODULE_PATHNAME', 'operations_assume_basis' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
--+ end

CREATE FUNCTION basis(unit_price) RETURNS text
  AS 'MODULE_PATHNAME', 'unit_price_basis_name' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION assume_basis(unit_price, basis text) RETURNS unit_price
  AS 'MODULE_PATHNAME', 'unit_price_assume_basis' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

--+ for type in flops flop unit_price
COMMENT ON FUNCTION basis({type}) IS 'number format, engine and sparsity, as in "fp8 sparse"; "unspecified" where none was stated';
COMMENT ON FUNCTION assume_basis({type}, text) IS 'gives a basis to a value that has none; an error where it has another';
--+ end
