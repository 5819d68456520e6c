-- The European Central Bank's euro reference rates, as it publishes them.

CREATE FUNCTION _ecb_csv(csv text, OUT base text, OUT quote text, OUT on_date date, OUT rate numeric, OUT source text) RETURNS SETOF record
  AS 'MODULE_PATHNAME', 'ecb_csv' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 10000;
COMMENT ON FUNCTION _ecb_csv(text) IS 'rates of a CSV file, for ecb_rates()';

CREATE FUNCTION _ecb_xml(days text[], currencies text[], rates text[],
  OUT base text, OUT quote text, OUT on_date date, OUT rate numeric, OUT source text) RETURNS SETOF record
  AS 'MODULE_PATHNAME', 'ecb_xml' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 10000;
COMMENT ON FUNCTION _ecb_xml(text[], text[], text[]) IS 'rates of an XML file that has been taken apart, for ecb_rates()';

-- Text that begins with "<", perhaps behind a mark of byte order, is XML, or a
-- page of HTML that was saved in its place.
CREATE FUNCTION ecb_rates(csv text) RETURNS TABLE (base text, quote text, on_date date, rate numeric, source text)
  LANGUAGE sql STABLE STRICT PARALLEL SAFE ROWS 10000
BEGIN ATOMIC
  SELECT r.base, r.quote, r.on_date, r.rate, r.source FROM _ecb_csv(csv) AS r WHERE ltrim(csv, (E' \t\r\n'::text OPERATOR(pg_catalog.||) pg_catalog.chr(65279))) NOT LIKE '<%'::text
  UNION ALL
  SELECT r.base, r.quote, r.on_date, r.rate, r.source
  FROM (
    SELECT coalesce(pg_catalog.array_agg(x.day ORDER BY x.n), '{}'::text[]), coalesce(pg_catalog.array_agg(x.currency ORDER BY x.n), '{}'::text[]),
      coalesce(pg_catalog.array_agg(x.rate ORDER BY x.n), '{}'::text[])
    FROM XMLTABLE(XMLNAMESPACES('http://www.gesmes.org/xml/2002-08-01' AS g, 'http://www.ecb.int/vocabulary/2002-08-01/eurofxref' AS e),
      '/g:Envelope/e:Cube/e:Cube/e:Cube'
      PASSING XMLPARSE(DOCUMENT CASE WHEN pg_catalog.xml_is_well_formed_document(ltrim(csv, (E' \t\r\n'::text OPERATOR(pg_catalog.||) pg_catalog.chr(65279))))
        THEN ltrim(csv, (E' \t\r\n'::text OPERATOR(pg_catalog.||) pg_catalog.chr(65279))) ELSE '<none/>'::text END)
      COLUMNS n FOR ORDINALITY, day text PATH '../@time', currency text PATH '@currency', rate text PATH '@rate') AS x
  ) AS element (days, currencies, rates), _ecb_xml(element.days, element.currencies, element.rates) AS r
  WHERE ltrim(csv, (E' \t\r\n'::text OPERATOR(pg_catalog.||) pg_catalog.chr(65279))) LIKE '<%'::text;
END;
COMMENT ON FUNCTION ecb_rates(text) IS
  'rows for exchange_rate from the European Central Bank''s euro reference rates, as published: CSV or XML, of one day or of many';
