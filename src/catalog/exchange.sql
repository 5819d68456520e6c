-- Exchange rates, by day and book, and money converted at them.

CREATE TABLE exchange_rate (
  base text NOT NULL CONSTRAINT base_is_a_currency_code CHECK (currency(cost(0.0, base)) = base),
  quote text NOT NULL CONSTRAINT quote_is_a_currency_code CHECK (currency(cost(0.0, quote)) = quote),
  on_date date NOT NULL CONSTRAINT on_date_is_a_day CHECK (isfinite(on_date)),
  rate numeric NOT NULL CONSTRAINT rate_above_zero CHECK (rate > 0.0)
    CONSTRAINT rate_is_a_number_below_1e15 CHECK (rate < 1e15)
    CONSTRAINT rate_has_20_decimals_at_most CHECK (scale(rate) <= 20),
  source text NOT NULL DEFAULT 'unstated',
  book text NOT NULL DEFAULT 'spot' CHECK (book <> ''),
  PRIMARY KEY (book, base, quote, on_date),
  CONSTRAINT base_is_not_quote CHECK (base <> quote)
);
-- How a lookup finds the rates of a day.
CREATE INDEX exchange_rate_day ON exchange_rate (book, on_date);
COMMENT ON TABLE exchange_rate IS 'exchange rates: units of quote for one of base on a day';
COMMENT ON COLUMN exchange_rate.book IS 'spot for daily rates; month averages and budget rates are other books';
SELECT pg_catalog.pg_extension_config_dump('exchange_rate', '');
GRANT SELECT ON exchange_rate TO PUBLIC;
GRANT INSERT, UPDATE, DELETE, TRUNCATE ON exchange_rate TO @extowner@ WITH GRANT OPTION;

CREATE TRIGGER catalog_changed AFTER INSERT OR UPDATE OR DELETE ON exchange_rate
  FOR EACH ROW EXECUTE FUNCTION _catalog_changed();
CREATE TRIGGER catalog_truncated AFTER TRUNCATE ON exchange_rate
  FOR EACH STATEMENT EXECUTE FUNCTION _catalog_changed();
ALTER TABLE exchange_rate ENABLE ALWAYS TRIGGER catalog_changed, ENABLE ALWAYS TRIGGER catalog_truncated;
COMMENT ON TRIGGER catalog_changed ON exchange_rate IS 'invalidates the cached rates';
COMMENT ON TRIGGER catalog_truncated ON exchange_rate IS 'invalidates the cached rates';

CREATE TABLE exchange_rate_book (
  book text PRIMARY KEY CHECK (book <> ''),
  max_age integer CONSTRAINT max_age_is_between_0_and_36500_days CHECK (max_age >= 0 AND max_age <= 36500),
  note text NOT NULL DEFAULT ''
);
COMMENT ON TABLE exchange_rate_book IS 'what is said of books of exchange rates; a book needs no row here';
COMMENT ON COLUMN exchange_rate_book.max_age IS
  'days that a rate of this book is good for, in the place of compute_acct.max_rate_age: 31 for monthly rates, 366 for those of a budget year';
SELECT pg_catalog.pg_extension_config_dump('exchange_rate_book', '');
GRANT SELECT ON exchange_rate_book TO PUBLIC;
GRANT INSERT, UPDATE, DELETE, TRUNCATE ON exchange_rate_book TO @extowner@ WITH GRANT OPTION;

CREATE TRIGGER catalog_changed AFTER INSERT OR UPDATE OR DELETE ON exchange_rate_book
  FOR EACH ROW EXECUTE FUNCTION _catalog_changed();
CREATE TRIGGER catalog_truncated AFTER TRUNCATE ON exchange_rate_book
  FOR EACH STATEMENT EXECUTE FUNCTION _catalog_changed();
ALTER TABLE exchange_rate_book ENABLE ALWAYS TRIGGER catalog_changed, ENABLE ALWAYS TRIGGER catalog_truncated;
COMMENT ON TRIGGER catalog_changed ON exchange_rate_book IS 'invalidates the cached rates';
COMMENT ON TRIGGER catalog_truncated ON exchange_rate_book IS 'invalidates the cached rates';

CREATE FUNCTION exchange(cost cost, currency text, on_date date, book text DEFAULT 'spot') RETURNS cost
  AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION exchange(cost, text, date, text) IS
  'the amount in another currency, at the last rate published up to the day that is no older than its book or compute_acct.max_rate_age allows';

CREATE FUNCTION try_exchange(cost cost, currency text, on_date date, book text DEFAULT 'spot') RETURNS cost
  AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION try_exchange(cost, text, date, text) IS 'as exchange(), but NULL where there is no rate, book or currency, or the amount is out of range';

-- Every argument has a name: where one has none, pg_dump cannot write the body.
CREATE FUNCTION amount_in(cost cost, currency text, on_date date, book text DEFAULT 'spot') RETURNS numeric
  LANGUAGE sql STABLE STRICT PARALLEL SAFE
  RETURN amount(exchange(cost, currency, on_date, book));
COMMENT ON FUNCTION amount_in(cost, text, date, text) IS 'the amount in another currency as a plain number, for tools that know no others';
