-- The catalog's tables.  Rows come with the extension (origin 'shipped') or
-- are the user's own, which win at lookup; only the latter are dumped.

-- What two spellings of a name have in common.
CREATE FUNCTION catalog_key(name text) RETURNS text
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION catalog_key(text) IS 'name in lower case without spaces, hyphens and underscores, as names are compared';

CREATE TABLE accelerator (
  model text NOT NULL CHECK (catalog_key(model) <> ''),
  vendor text,
  form_factor text,
  memory_gb numeric CONSTRAINT memory_gb_above_zero CHECK (memory_gb > 0.0 AND memory_gb < 'infinity'),
  tdp_w numeric CONSTRAINT tdp_w_above_zero CHECK (tdp_w > 0.0 AND tdp_w < 'infinity'),
  launch_date date CONSTRAINT launch_date_is_a_day CHECK (isfinite(launch_date)),
  die_area_mm2 numeric CONSTRAINT die_area_mm2_above_zero CHECK (die_area_mm2 > 0.0 AND die_area_mm2 < 'infinity'),
  devices_per_node integer CONSTRAINT devices_per_node_above_zero CHECK (devices_per_node > 0),
  counted_per text NOT NULL DEFAULT 'device' CHECK (counted_per IN ('device', 'package', 'die')),
  note text,
  retired boolean NOT NULL DEFAULT false,
  origin text NOT NULL DEFAULT 'user' CHECK (origin IN ('shipped', 'user')),
  part_of text,
  parts integer,
  PRIMARY KEY (model, origin),
  CONSTRAINT part_of_and_parts CHECK ((part_of IS NULL) = (parts IS NULL)),
  CONSTRAINT parts_above_one CHECK (parts > 1)
);
CREATE UNIQUE INDEX accelerator_key ON accelerator (catalog_key(model), origin);
COMMENT ON TABLE accelerator IS 'accelerators by model: one row is what is counted as one device';
COMMENT ON COLUMN accelerator.counted_per IS 'whether one is a device as software counts them, a package of several dies, or one die of a package';
COMMENT ON COLUMN accelerator.part_of IS 'the model of the package or board of which software sees this part as a device of its own';
COMMENT ON COLUMN accelerator.parts IS 'how many such parts the package or board has';
COMMENT ON COLUMN accelerator.retired IS 'no longer shipped with the extension, kept because reports refer to it';

CREATE TABLE accelerator_alias (
  alias text NOT NULL CHECK (catalog_key(alias) <> ''),
  model text NOT NULL,
  source text,
  note text,
  origin text NOT NULL DEFAULT 'user' CHECK (origin IN ('shipped', 'user')),
  counting text CONSTRAINT counting_is_known CHECK (counting IN ('device', 'package', 'die')),
  PRIMARY KEY (alias, model, origin)
);
COMMENT ON TABLE accelerator_alias IS 'other names of a model; compared without regard to case, spaces, hyphens and underscores, and never in part';
COMMENT ON COLUMN accelerator_alias.source IS 'where the name is in use: of a counting, the tools that count so';
COMMENT ON COLUMN accelerator_alias.counting IS 'who means this model by the name: those who count devices as software sees them (schedulers do), packages or dies; NULL is whoever has no row of his own';

-- What must not overlap is a rating's days within its series.  A range may be
-- over any sortable type: this one is over the series and a day, as one string
-- of bytes, so that no other extension is needed for the "same series" part.
CREATE TYPE rating_period AS RANGE (SUBTYPE = bytea);
COMMENT ON TYPE rating_period IS 'the days in which a rating is valid, within its series; see _rating_days()';
COMMENT ON FUNCTION rating_period(bytea, bytea) IS 'the days from the first up to the second';
COMMENT ON FUNCTION rating_period(bytea, bytea, text) IS 'the days between two, bounds as in ''[)''';
COMMENT ON TYPE rating_period_multirange IS 'several periods of ratings';
COMMENT ON FUNCTION rating_period_multirange() IS 'no period';
COMMENT ON FUNCTION rating_period_multirange(rating_period) IS 'one period';
COMMENT ON FUNCTION rating_period_multirange(rating_period[]) IS 'several periods of ratings';
COMMENT ON CAST (rating_period AS rating_period_multirange) IS 'one period';

-- Not strict, as accumulate may be NULL.
CREATE FUNCTION _rating_days(model text, capacity flops, accumulate text, book text, valid daterange, origin text) RETURNS rating_period
  AS 'MODULE_PATHNAME', 'rating_days' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION _rating_days(text, flops, text, text, daterange, text) IS
  'days of a rating within its series: two of the same model, basis, accumulate, book and origin overlap where their days do';

CREATE TABLE accelerator_rating (
  model text NOT NULL,
  basis text NOT NULL CONSTRAINT basis_is_stated CHECK (basis <> 'unspecified'),
  accumulate text CHECK (accumulate IN ('fp16', 'fp32')),
  capacity flops NOT NULL CONSTRAINT capacity_above_zero CHECK (sign(capacity) > 0),
  book text NOT NULL CHECK (book <> ''),
  valid daterange NOT NULL DEFAULT '(,)' CONSTRAINT valid_on_some_day CHECK (NOT pg_catalog.isempty(valid)),
  source text NOT NULL,
  confidence text NOT NULL DEFAULT 'unverified'
    CHECK (confidence IN ('multi-source', 'single-source', 'disputed', 'unverified', 'press', 'measured')),
  note text,
  origin text NOT NULL DEFAULT 'user' CHECK (origin IN ('shipped', 'user')),
  CONSTRAINT basis_of_capacity CHECK (basis = basis(capacity)),
  CONSTRAINT accelerator_rating_no_overlap EXCLUDE USING gist (
    _rating_days(model, capacity, accumulate, book, valid, origin) WITH OPERATOR(pg_catalog.&&))
);
CREATE INDEX accelerator_rating_model ON accelerator_rating (model);
ALTER TABLE accelerator_rating REPLICA IDENTITY FULL;
COMMENT ON TABLE accelerator_rating IS 'capacity of one device by basis and book: the preferred figures';
COMMENT ON COLUMN accelerator_rating.basis IS 'that of capacity: filled in where it is left out';
COMMENT ON COLUMN accelerator_rating.accumulate IS 'format in which the tensor cores add up, where a device has several rates; NULL is the usual one';
COMMENT ON COLUMN accelerator_rating.book IS 'who says so: datasheet, announced, a press article, a quotation, a measurement';
COMMENT ON COLUMN accelerator_rating.valid IS 'days on which the rating is in force';

CREATE TABLE accelerator_rating_source (
  model text NOT NULL,
  basis text NOT NULL CONSTRAINT basis_is_stated CHECK (basis <> 'unspecified'),
  accumulate text CHECK (accumulate IN ('fp16', 'fp32')),
  capacity flops NOT NULL CONSTRAINT capacity_above_zero CHECK (sign(capacity) > 0),
  source text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('preferred', 'agrees', 'disagrees', 'other quantity', 'rounding')),
  note text,
  origin text NOT NULL DEFAULT 'user' CHECK (origin IN ('shipped', 'user')),
  CONSTRAINT basis_of_capacity CHECK (basis = basis(capacity))
);
CREATE INDEX accelerator_rating_source_model ON accelerator_rating_source (model);
ALTER TABLE accelerator_rating_source REPLICA IDENTITY FULL;
COMMENT ON TABLE accelerator_rating_source IS 'every figure seen for a model and basis, with who states it';
COMMENT ON COLUMN accelerator_rating_source.basis IS 'that of capacity: filled in where it is left out';
COMMENT ON COLUMN accelerator_rating_source.kind IS 'preferred: the one taken; disagrees, rounding: another figure for the same; other quantity: a figure for something else under the same name';

CREATE TABLE accelerator_system (
  system text NOT NULL CHECK (catalog_key(system) <> ''),
  kind text,
  provider text,
  model text NOT NULL,
  quantity integer NOT NULL CONSTRAINT quantity_above_zero CHECK (quantity > 0),
  power_kw numeric CONSTRAINT power_kw_above_zero CHECK (power_kw > 0.0 AND power_kw < 'infinity'),
  source text,
  confidence text,
  note text,
  origin text NOT NULL DEFAULT 'user' CHECK (origin IN ('shipped', 'user')),
  parts integer NOT NULL DEFAULT 1 CONSTRAINT parts_above_zero CHECK (parts > 0),
  PRIMARY KEY (system, origin)
);
CREATE UNIQUE INDEX accelerator_system_key ON accelerator_system (catalog_key(system), origin);
COMMENT ON TABLE accelerator_system IS 'servers, racks, pods and cloud instance types: so many devices of a model';
COMMENT ON COLUMN accelerator_system.quantity IS 'devices, or with parts the numerator of a fraction of one';
COMMENT ON COLUMN accelerator_system.parts IS 'what quantity is divided by: 8 for an instance that has an eighth of a device';

CREATE TABLE basis_convention (
  convention text NOT NULL CHECK (convention <> ''),
  from_basis text NOT NULL CONSTRAINT from_basis_as_printed CHECK (basis(flops(0.0, 'FLOPS'::text, from_basis)) = from_basis),
  to_basis text NOT NULL CONSTRAINT to_basis_as_printed CHECK (basis(flops(0.0, 'FLOPS'::text, to_basis)) = to_basis),
  factor numeric NOT NULL CONSTRAINT factor_above_zero CHECK (factor > 0.0 AND factor < 'infinity'),
  source text NOT NULL,
  origin text NOT NULL DEFAULT 'user' CHECK (origin IN ('shipped', 'user')),
  PRIMARY KEY (convention, from_basis, to_basis, origin)
);
COMMENT ON TABLE basis_convention IS 'named factors between bases: FLOP/s in to_basis for one in from_basis';

-- Where a database owner installs, the tables are a superuser's; his rows are his own.
--+ for table in accelerator accelerator_alias accelerator_rating accelerator_rating_source accelerator_system basis_convention
SELECT pg_catalog.pg_extension_config_dump('{table}', 'WHERE origin = ''user''');
GRANT SELECT ON {table} TO PUBLIC;
GRANT INSERT, UPDATE, DELETE, TRUNCATE ON {table} TO @extowner@ WITH GRANT OPTION;
--+ end
