-- The library as a whole.

\echo Use "CREATE EXTENSION compute_acct" to load this file. \quit

CREATE FUNCTION compute_acct_version() RETURNS text
  AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION compute_acct_version() IS
  'version of the library in use; the extension''s own, and its catalog''s, follow with ALTER EXTENSION UPDATE';
