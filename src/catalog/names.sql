-- Names of accelerators.

CREATE FUNCTION resolve_model(name text) RETURNS text
  AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION resolve_model(text) IS
  'the model that a name stands for; an error with the nearest names where it stands for none';

CREATE FUNCTION try_resolve_model(name text) RETURNS text
  AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION try_resolve_model(text) IS
  'as resolve_model(), but NULL where the name stands for no model, or for several';

CREATE FUNCTION resolve_model(name text, counting text) RETURNS text
  AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION resolve_model(text, text) IS
  'the model that a name stands for where its user counts by device (what software sees, as schedulers do), package or die';

CREATE FUNCTION try_resolve_model(name text, counting text) RETURNS text
  AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION try_resolve_model(text, text) IS
  'as resolve_model(), but NULL where the name stands for no model, or for several';
