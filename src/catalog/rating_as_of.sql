-- Lookups as of a day and by a book, so that a report can be made again with the
-- same figures.  The day has no default: with one, calls without it would fit
-- two functions each, and so would an untyped third argument of systems_required().

--+ for function in devices equivalents
CREATE FUNCTION {function}(capacity flops, model text, as_of date, book text DEFAULT NULL) RETURNS numeric
  AS 'MODULE_PATHNAME', 'devices_of_model' LANGUAGE C STABLE PARALLEL SAFE;
--+ end
COMMENT ON FUNCTION devices(flops, text, date, text) IS
  'how many devices of the model the capacity is, with fractions, by its rating as of a day, from a book or the first of compute_acct.rating_books that has it';
COMMENT ON FUNCTION equivalents(flops, text, date, text) IS
  'the capacity in devices of a reference model, at the capacity''s own basis, by its rating as of a day, from a book or the first of compute_acct.rating_books that has it';

CREATE FUNCTION devices_required(capacity flops, model text, as_of date, book text DEFAULT NULL) RETURNS bigint
  AS 'MODULE_PATHNAME', 'devices_required_of_model' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION devices_required(flops, text, date, text) IS
  'whole devices of the model that provide the capacity, by its rating as of a day, from a book or the first of compute_acct.rating_books that has it';

CREATE FUNCTION systems_required(capacity flops, system text, as_of date, book text) RETURNS bigint
  AS 'MODULE_PATHNAME', 'systems_required_as_of' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION systems_required(flops, text, date, text) IS
  'whole servers, racks or instances that provide the capacity, by the rating of one device as of a day, from a book or with NULL the first of compute_acct.rating_books that has it';

CREATE FUNCTION h100_equivalents(capacity flops, as_of date, book text DEFAULT NULL) RETURNS numeric
  AS 'MODULE_PATHNAME', 'h100_equivalents' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION h100_equivalents(flops, date, text) IS
  'the capacity in H100 SXM5 of 80 GB, at the capacity''s own basis, by its rating as of a day, from a book or the first of compute_acct.rating_books that has it';

CREATE FUNCTION _known_rating_book(book text) RETURNS text[]
  AS 'MODULE_PATHNAME', 'known_rating_book' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION _known_rating_book(text) IS 'a list of the book, or an error where there are no ratings in it';
