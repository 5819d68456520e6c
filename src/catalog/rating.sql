-- What one device can do, who says so, and how many of them a capacity takes.

CREATE FUNCTION rating_books() RETURNS text[]
  AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_books() IS 'the rating books that are searched, in order: the setting compute_acct.rating_books';

CREATE FUNCTION rating(model text, basis text, as_of date DEFAULT CURRENT_DATE, book text DEFAULT NULL) RETURNS flops
  AS 'MODULE_PATHNAME' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating(text, text, date, text) IS
  'capacity of one device on a basis and day, from a book or the first of compute_acct.rating_books that has it';

CREATE FUNCTION rating_sources(model text, basis text, OUT capacity flops, OUT accumulate text, OUT source text, OUT kind text, OUT note text, OUT origin text) RETURNS SETOF record
  LANGUAGE sql STABLE STRICT PARALLEL SAFE ROWS 3
BEGIN ATOMIC
  SELECT s.capacity, s.accumulate, s.source, s.kind, s.note, s.origin
  FROM accelerator_rating_source AS s
  WHERE try_resolve_model(s.model) = resolve_model($1) AND s.basis = basis(flops(0.0, 'FLOPS'::text, $2))
  ORDER BY s.accumulate NULLS FIRST, s.kind <> 'preferred', s.capacity DESC, s.source;
END;
COMMENT ON FUNCTION rating_sources(text, text) IS
  'every figure seen for a model on a basis, the preferred one first, and who states it';

CREATE FUNCTION catalog_version() RETURNS text
  LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
  SELECT extversion::text FROM pg_catalog.pg_extension WHERE extname = 'compute_acct';
END;
COMMENT ON FUNCTION catalog_version() IS 'version of the extension that the shipped rows are of';

CREATE FUNCTION devices(capacity flops, model text, book text DEFAULT NULL) RETURNS numeric
  AS 'MODULE_PATHNAME', 'devices_of_model' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION devices(flops, text, text) IS 'how many devices of the model the capacity is, with fractions';

CREATE FUNCTION devices(capacity flops, rating flops) RETURNS numeric
  AS 'MODULE_PATHNAME', 'devices_at_rating' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION devices(flops, flops) IS 'how many devices of that rating the capacity is, with fractions';

CREATE FUNCTION devices_required(capacity flops, model text, book text DEFAULT NULL) RETURNS bigint
  AS 'MODULE_PATHNAME', 'devices_required_of_model' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION devices_required(flops, text, text) IS 'whole devices of the model that provide the capacity';

CREATE FUNCTION devices_required(capacity flops, rating flops) RETURNS bigint
  AS 'MODULE_PATHNAME', 'devices_required_at_rating' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION devices_required(flops, flops) IS 'whole devices of that rating that provide the capacity';

CREATE FUNCTION systems_required(capacity flops, system text) RETURNS bigint
  AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION systems_required(flops, text) IS 'whole servers, racks or instances that provide the capacity';

CREATE FUNCTION systems_required(capacity flops, system text, rating flops) RETURNS bigint
  AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION systems_required(flops, text, flops) IS
  'whole servers, racks or instances that provide the capacity, with the rating of one device given';

CREATE FUNCTION equivalents(capacity flops, model text, book text DEFAULT NULL) RETURNS numeric
  AS 'MODULE_PATHNAME', 'devices_of_model' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION equivalents(flops, text, text) IS 'the capacity in devices of a reference model, at the capacity''s own basis';

CREATE FUNCTION h100_equivalents(capacity flops) RETURNS numeric
  AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION h100_equivalents(flops) IS 'the capacity in H100 SXM5 of 80 GB, at the capacity''s own basis';
