-- The four types: input, output, type modifiers.

--+ for type in @TYPES@
CREATE TYPE {type};

CREATE FUNCTION {type}_in(cstring, oid, integer) RETURNS {type}
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {type}_in(cstring, oid, integer) IS 'I/O';

CREATE FUNCTION {type}_out({type}) RETURNS cstring
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {type}_out({type}) IS 'I/O';

CREATE FUNCTION {type}_recv(internal, oid, integer) RETURNS {type}
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {type}_recv(internal, oid, integer) IS 'I/O';

CREATE FUNCTION {type}_send({type}) RETURNS bytea
  AS 'MODULE_PATHNAME', 'quantity_send' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {type}_send({type}) IS 'I/O';

CREATE FUNCTION {type}_typmod_in(cstring[]) RETURNS integer
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {type}_typmod_in(cstring[]) IS 'I/O typmod';

CREATE FUNCTION {type}_typmod_out(integer) RETURNS cstring
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {type}_typmod_out(integer) IS 'I/O typmod';

-- Category N, not preferred, as core's money: so that untyped literals in
-- other people's queries resolve to what they did before.
CREATE TYPE {type} (
  INPUT = {type}_in,
  OUTPUT = {type}_out,
  RECEIVE = {type}_recv,
  SEND = {type}_send,
  TYPMOD_IN = {type}_typmod_in,
  TYPMOD_OUT = {type}_typmod_out,
  INTERNALLENGTH = 16,
  ALIGNMENT = double,
  STORAGE = plain,
  CATEGORY = 'N',
  PREFERRED = false
);

CREATE FUNCTION {type}_coerce({type}, integer) RETURNS {type}
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {type}_coerce({type}, integer)
  IS 'enforces a type modifier; a value without basis takes the declared one';

CREATE CAST ({type} AS {type}) WITH FUNCTION {type}_coerce({type}, integer) AS IMPLICIT;
COMMENT ON CAST ({type} AS {type}) IS 'enforces a type modifier';

--+ end
