-- Total processing performance and performance density, as export controls of
-- the United States define them: 15 CFR part 774, supplement no. 1, ECCN 3A090,
-- technical notes.  Only the numbers: what follows from them is for a lawyer.

CREATE FUNCTION catalog_model(name text) RETURNS text
  AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION catalog_model(text) IS 'the accelerator of that name, as accelerator spells it; an error where there is none';

CREATE FUNCTION format_bits(basis text) RETURNS integer
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION format_bits(text) IS 'bits of one number of the format; tf32 has 19';

-- "TPP is 2 x MacTOPS x bit length of the operation", the highest of all formats,
-- for dense matrices.  MacTOPS counts multiply-accumulates, of which each is two
-- operations, so 2 x MacTOPS is the rate that datasheets give as TOPS or TFLOPS.
-- The rates are those that rating() gives today: of the books that are searched.
CREATE FUNCTION tpp(model text) RETURNS numeric
  LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
  SELECT max(tflops(rating(m.name, dense.basis)) * format_bits(dense.basis))
  FROM (SELECT catalog_model(tpp.model) AS name) AS m,
    LATERAL (
      SELECT DISTINCT r.basis
      FROM accelerator_rating AS r
      WHERE catalog_key(r.model) = catalog_key(m.name)
        AND r.basis NOT LIKE '%sparse'
        AND r.book = ANY (rating_books())
        AND r.valid @> CURRENT_DATE
    ) AS dense;
END;
COMMENT ON FUNCTION tpp(text) IS
  'total processing performance, as in ECCN 3A090: the most that TOPS times bits of the format comes to on any dense basis; NULL where none is rated';

-- "TPP divided by applicable die area", in mm2; applicable is the area of logic
-- dies made on a node with non-planar transistors, which die_area_mm2 has to be.
CREATE FUNCTION performance_density(model text) RETURNS numeric
  LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
  SELECT tpp(performance_density.model) / a.die_area_mm2
  FROM accelerator AS a
  WHERE a.model = catalog_model(performance_density.model)
  ORDER BY a.origin = 'user' DESC
  LIMIT 1;
END;
COMMENT ON FUNCTION performance_density(text) IS
  'tpp() per mm2 of die, as in ECCN 3A090; NULL where the die area is not known';
