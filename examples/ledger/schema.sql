-- The tables.  A row says where its figure comes from, by the fact's id.

CREATE TABLE fact (
  fact text PRIMARY KEY,
  subject text NOT NULL,
  on_date date,
  kind text NOT NULL CHECK (kind IN ('definition', 'stated', 'rounded', 'derived')),
  says text NOT NULL
);
COMMENT ON TABLE fact IS 'what the article says, in other words: the source of all other rows';
COMMENT ON COLUMN fact.fact IS 'id that the other tables refer to';
COMMENT ON COLUMN fact.on_date IS 'day for which it is said; NULL where the article names none';
COMMENT ON COLUMN fact.kind IS
  'definition; stated: a figure of the article; rounded: the article gives it rounded; derived: it follows from others';

CREATE TABLE company (
  company text PRIMARY KEY,
  region text NOT NULL
);
COMMENT ON TABLE company IS 'who owns compute';
COMMENT ON COLUMN company.region IS 'where its compute counts: the key to total';

-- The article gives the makers' capacity without a basis.  The ledger takes it
-- as fp16, the basis on which the article rates the cards, and keeps both: what
-- was said, and what we take it for.
CREATE TABLE holding (
  company text NOT NULL REFERENCES company,
  on_date date NOT NULL,
  stated flops NOT NULL,
  capacity flops(fp16) NOT NULL GENERATED ALWAYS AS (assume_basis(stated, 'fp16')) STORED,
  counted_in text,
  fact text NOT NULL REFERENCES fact,
  PRIMARY KEY (company, on_date)
);
COMMENT ON TABLE holding IS 'who had how much on which day';
COMMENT ON COLUMN holding.stated IS 'capacity as stated, basis and all';
COMMENT ON COLUMN holding.capacity IS 'the same, taken as fp16; a figure stated on another basis is refused';
COMMENT ON COLUMN holding.counted_in IS 'accelerator in which the article counts the capacity; NULL for a mixture';

CREATE TABLE target (
  company text NOT NULL REFERENCES company,
  by_date date,
  stated flops NOT NULL,
  capacity flops(fp16) NOT NULL GENERATED ALWAYS AS (assume_basis(stated, 'fp16')) STORED,
  fact text NOT NULL REFERENCES fact,
  UNIQUE (company, by_date)
);
COMMENT ON TABLE target IS 'who wants to have how much by when';
COMMENT ON COLUMN target.by_date IS 'last day of the period that was named; NULL where none was';
COMMENT ON COLUMN target.stated IS 'capacity as stated';
COMMENT ON COLUMN target.capacity IS 'the same, taken as fp16';

CREATE TABLE fleet (
  cluster text NOT NULL,
  on_date date NOT NULL,
  model text NOT NULL,
  added bigint NOT NULL,
  fact text NOT NULL REFERENCES fact,
  PRIMARY KEY (cluster, on_date, model)
);
COMMENT ON TABLE fleet IS 'clusters that are stated in cards, or in what equals so many cards';
COMMENT ON COLUMN fleet.model IS 'accelerator, by any name that the catalog knows';
COMMENT ON COLUMN fleet.added IS 'cards that came in by that day';

CREATE TABLE server_price (
  system text NOT NULL,
  on_date date NOT NULL,
  price cost(CNY) NOT NULL,
  fact text NOT NULL REFERENCES fact,
  PRIMARY KEY (system, on_date)
);
COMMENT ON TABLE server_price IS 'what a server was offered for';
COMMENT ON COLUMN server_price.system IS 'server, by its name in the catalog, which knows its cards';
COMMENT ON COLUMN server_price.price IS 'price of one, in yuan: another currency is refused';

-- No type modifier on the capacity: each total is on the basis on which it was
-- published, and sums or ratios across bases are errors.
CREATE TABLE total (
  region text NOT NULL,
  on_date date NOT NULL,
  capacity flops NOT NULL CHECK (basis(capacity) <> 'unspecified'),
  fact text NOT NULL REFERENCES fact,
  PRIMARY KEY (region, on_date)
);
COMMENT ON TABLE total IS 'compute of a country or of the world';
COMMENT ON COLUMN total.capacity IS 'capacity on the basis of its publication';

CREATE TABLE claim (
  claim text PRIMARY KEY,
  place smallint NOT NULL UNIQUE,
  relation text NOT NULL CHECK (relation IN ('is', 'about', 'over')),
  claimed numeric NOT NULL,
  unit text NOT NULL,
  step numeric NOT NULL CHECK (step > 0),
  fact text NOT NULL REFERENCES fact
);
COMMENT ON TABLE claim IS 'results that the article states, to be compared with the view recomputed';
COMMENT ON COLUMN claim.claim IS 'what the figure is a figure of';
COMMENT ON COLUMN claim.place IS 'order in the report';
COMMENT ON COLUMN claim.relation IS 'how the article puts it';
COMMENT ON COLUMN claim.claimed IS 'the figure, in the unit';
COMMENT ON COLUMN claim.step IS 'what one in the last digit stated is worth: 10 for about 370';

-- A person reads millions in groups of three.
CREATE FUNCTION grouped(cost) RETURNS text
  LANGUAGE sql STABLE STRICT PARALLEL SAFE
  RETURN to_char(amount($1), '999,999,999,990.00 ') || currency($1);
COMMENT ON FUNCTION grouped(cost) IS 'money with its thousands grouped, to two digits, flush right';

-- Lets a report go on after a question that has no answer.  The text of an
-- error is broken between words, to fit under the other tables.
CREATE FUNCTION error_of(query text) RETURNS TABLE (part text, text text)
  LANGUAGE plpgsql AS $$
DECLARE
  message text;
  detail text;
  hint text;
BEGIN
  EXECUTE query;
EXCEPTION WHEN data_exception THEN
  GET STACKED DIAGNOSTICS message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
  RETURN QUERY SELECT line.part, btrim(regexp_replace(line.text, '(.{1,80})( |$)', E'\\1\n', 'g'), E'\n')
    FROM (VALUES ('ERROR', SQLSTATE || ': ' || message), ('DETAIL', detail), ('HINT', hint)) AS line (part, text);
END
$$;
COMMENT ON FUNCTION error_of(text) IS 'runs a query and gives what its error says; no rows if there is none';
