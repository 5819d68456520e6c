-- Total processing performance and performance density, as export controls of
-- the United States define them: 15 CFR part 774, supplement no. 1, ECCN 3A090,
-- technical notes.  Only the numbers: what follows from them is for a lawyer.

CREATE FUNCTION format_bits(basis text) RETURNS integer
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION format_bits(text) IS 'bits of one number of the format; tf32 has 19';

-- TPP is 2 x MacTOPS x bit length of the operation, the highest of all formats, for
-- dense matrices.  MacTOPS counts multiply-accumulates, of which each is two
-- operations, so 2 x MacTOPS is the rate that datasheets give as TOPS or TFLOPS.
-- The rates are those that rating() gives: of the book, or of those that are searched.
-- The join is an outer one so that the model is looked up, and what forbids that
-- is an error, also where this function finds no row.
CREATE FUNCTION tpp(model text, as_of date, book text DEFAULT NULL) RETURNS numeric
  LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT max(tflops(rating(m.name, dense.basis, tpp.as_of, tpp.book)) * format_bits(dense.basis)::numeric)
  FROM (SELECT resolve_model(tpp.model) AS name) AS m
    LEFT JOIN LATERAL (
      SELECT DISTINCT r.basis
      FROM accelerator_rating AS r
      WHERE try_resolve_model(r.model) = m.name
        AND r.basis NOT LIKE '%sparse'
        AND r.book = ANY (CASE WHEN tpp.book IS NULL THEN rating_books() ELSE _known_rating_book(tpp.book) END)
        AND r.valid OPERATOR(pg_catalog.@>) tpp.as_of
    ) AS dense ON true;
END;
COMMENT ON FUNCTION tpp(text, date, text) IS
  'total processing performance as of a day, from a book or the first of compute_acct.rating_books that has a rating';

CREATE FUNCTION tpp(model text) RETURNS numeric
  LANGUAGE sql STABLE STRICT PARALLEL SAFE
  RETURN tpp(model, CURRENT_DATE, NULL::text);
COMMENT ON FUNCTION tpp(text) IS
  'total processing performance, as in ECCN 3A090: the most that TOPS times bits of the format comes to on any dense basis; NULL where none is rated';

-- Performance density is TPP divided by the applicable die area in mm2, which is
-- that of the logic dies made on a node with non-planar transistors; die_area_mm2
-- is taken as it stands.
CREATE FUNCTION performance_density(model text, as_of date, book text DEFAULT NULL) RETURNS numeric
  LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT tpp(performance_density.model, performance_density.as_of, performance_density.book) / a.die_area_mm2
  FROM accelerator AS a
  WHERE a.model = resolve_model(performance_density.model)
  ORDER BY a.origin = 'user' DESC
  LIMIT 1;
END;
COMMENT ON FUNCTION performance_density(text, date, text) IS
  'tpp() as of a day per mm2 of die, from a book or the first of compute_acct.rating_books that has a rating';

CREATE FUNCTION performance_density(model text) RETURNS numeric
  LANGUAGE sql STABLE STRICT PARALLEL SAFE
  RETURN performance_density(model, CURRENT_DATE, NULL::text);
COMMENT ON FUNCTION performance_density(text) IS
  'tpp() per mm2 of die, as in ECCN 3A090; NULL where the die area is not known';
