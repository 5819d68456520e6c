-- How much of a total is convention.

CREATE FUNCTION basis_audit(stated flops, reported flops, method text DEFAULT NULL) RETURNS text
  AS 'MODULE_PATHNAME' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION basis_audit(flops, flops, text) IS
  'how a reported capacity came to its basis: stated, assumed, converted by a convention, rerated by a device; computed again, and an error where it does not follow';

CREATE FUNCTION basis_audit(stated flops, reported flops, method text, as_of date, book text DEFAULT NULL) RETURNS text
  AS 'MODULE_PATHNAME', 'basis_audit_as_of' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION basis_audit(flops, flops, text, date, text) IS
  'as basis_audit() as of a day and by a book; in the place of an error unexplained, where no method leads from the one to the other, or contradicted, where it leads to another figure';
