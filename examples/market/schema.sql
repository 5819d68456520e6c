-- The tables, and the price of capacity that follows from each row.

CREATE TABLE offer (
  on_date date NOT NULL,
  seller text NOT NULL,
  system text NOT NULL,
  price cost(CNY) NOT NULL,
  origin text NOT NULL,
  PRIMARY KEY (on_date, seller, system)
);
COMMENT ON TABLE offer IS 'what one server was offered for';
COMMENT ON COLUMN offer.system IS 'server, by its name in the catalog, which knows its cards';
COMMENT ON COLUMN offer.origin IS 'where the price is from: made up, or a publication';

CREATE TABLE deal (
  deal text PRIMARY KEY,
  on_date date NOT NULL,
  system text NOT NULL,
  servers integer NOT NULL CHECK (servers > 0),
  paid cost(CNY) NOT NULL
);
COMMENT ON TABLE deal IS 'what was bought, and paid for all of it; all made up';
