-- unit_price: money per capacity, or per work.

COMMENT ON TYPE unit_price IS 'price per EFLOPS of capacity or per EFLOP of work, as in "371093750.00 CNY/EFLOPS fp16"';

CREATE FUNCTION amount(unit_price) RETURNS numeric
  AS 'MODULE_PATHNAME', 'unit_price_amount' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION amount(unit_price) IS 'number of currency units per EFLOPS or per EFLOP';

CREATE FUNCTION currency(unit_price) RETURNS text
  AS 'MODULE_PATHNAME', 'unit_price_currency_name' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION currency(unit_price) IS 'ISO 4217 code';

CREATE FUNCTION per(unit_price) RETURNS text
  AS 'MODULE_PATHNAME', 'unit_price_per' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION per(unit_price) IS 'what the amount is for one of: EFLOPS or EFLOP, EOPS or EOP of integer formats';

CREATE FUNCTION in_unit(unit_price, unit text) RETURNS numeric
  AS 'MODULE_PATHNAME', 'unit_price_in_unit' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION in_unit(unit_price, text) IS 'number of currency units per named unit: in_unit(price, ''TFLOPS'')';
