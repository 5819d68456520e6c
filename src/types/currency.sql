-- Currencies of today and of the past.

CREATE FUNCTION currency_withdrawn(currency text) RETURNS date
  AS 'MODULE_PATHNAME', 'currency_withdrawn_on' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION currency_withdrawn(text) IS
  'first day of the month in which ISO 4217 withdrew the currency; NULL where it is in use';
