-- The tables.  All that is assumed is a row of one of these, to be edited.

-- Each assumption has two values: the one that leads to a low demand, and the
-- one that leads to a high demand.  They are equal where there is no range.
CREATE TABLE assumption (
  name text PRIMARY KEY,
  place integer NOT NULL UNIQUE,
  low numeric NOT NULL CHECK (low > 0),
  high numeric NOT NULL CHECK (high > 0),
  unit text NOT NULL,
  origin text NOT NULL CHECK (origin IN ('given', 'assumed')),
  why text NOT NULL
);
COMMENT ON TABLE assumption IS 'each number that the answers depend on, for a low and a high demand';
COMMENT ON COLUMN assumption.place IS 'order in the report';
COMMENT ON COLUMN assumption.origin IS 'given: what is asked about; assumed: ours, to be replaced by what you know';

CREATE TABLE holding (
  company text PRIMARY KEY,
  capacity flops(fp16) NOT NULL,
  source text NOT NULL
);
COMMENT ON TABLE holding IS 'who has how much';
COMMENT ON COLUMN holding.capacity IS 'capacity taken as fp16, on which basis the article rates the cards';

CREATE TABLE server (
  system text PRIMARY KEY,
  price cost(CNY) NOT NULL,
  source text NOT NULL
);
COMMENT ON TABLE server IS 'what would be bought: its cards and their rating are in the catalog';
COMMENT ON COLUMN server.system IS 'server, by its name in the catalog';

CREATE TABLE package (
  package text PRIMARY KEY,
  price cost(CNY) NOT NULL
);
COMMENT ON TABLE package IS 'driver assistance that a buyer of a car pays for, once';
