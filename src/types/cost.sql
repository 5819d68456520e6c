-- cost: an amount of money.

COMMENT ON TYPE cost IS 'amount of money with its ISO 4217 currency, exact to 1e-12, as in "950000.00 CNY"';

CREATE FUNCTION cost(n numeric, currency text) RETURNS cost
  AS 'MODULE_PATHNAME', 'cost_from_number' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cost(numeric, text) IS 'amount in a currency: cost(950000, ''CNY'')';

CREATE FUNCTION amount(cost) RETURNS numeric
  AS 'MODULE_PATHNAME', 'cost_amount' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION amount(cost) IS 'number of currency units, without the currency';

CREATE FUNCTION currency(cost) RETURNS text
  AS 'MODULE_PATHNAME', 'cost_currency' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION currency(cost) IS 'ISO 4217 code';
