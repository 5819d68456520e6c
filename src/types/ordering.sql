-- Comparison, sorting and hashing: one C function for all types.

--+ for type in @TYPES@
CREATE FUNCTION {type}_lt({type}, {type}) RETURNS boolean
  AS 'MODULE_PATHNAME', 'quantity_lt' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION {type}_lt({type}, {type}) IS 'less than, by number; equal numbers are ordered by basis or currency';

CREATE FUNCTION {type}_le({type}, {type}) RETURNS boolean
  AS 'MODULE_PATHNAME', 'quantity_le' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION {type}_le({type}, {type}) IS 'less than or equal, by number; equal numbers are ordered by basis or currency';

CREATE FUNCTION {type}_eq({type}, {type}) RETURNS boolean
  AS 'MODULE_PATHNAME', 'quantity_eq' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION {type}_eq({type}, {type}) IS 'equal in number and in basis or currency';

CREATE FUNCTION {type}_ne({type}, {type}) RETURNS boolean
  AS 'MODULE_PATHNAME', 'quantity_ne' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION {type}_ne({type}, {type}) IS 'different in number, basis or currency';

CREATE FUNCTION {type}_ge({type}, {type}) RETURNS boolean
  AS 'MODULE_PATHNAME', 'quantity_ge' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION {type}_ge({type}, {type}) IS 'greater than or equal, by number; equal numbers are ordered by basis or currency';

CREATE FUNCTION {type}_gt({type}, {type}) RETURNS boolean
  AS 'MODULE_PATHNAME', 'quantity_gt' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION {type}_gt({type}, {type}) IS 'greater than, by number; equal numbers are ordered by basis or currency';

CREATE FUNCTION {type}_cmp({type}, {type}) RETURNS integer
  AS 'MODULE_PATHNAME', 'quantity_cmp' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION {type}_cmp({type}, {type}) IS 'btree: less, equal, greater as -1, 0, 1';

CREATE FUNCTION {type}_hash({type}) RETURNS integer
  AS 'MODULE_PATHNAME', 'quantity_hash' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION {type}_hash({type}) IS 'hash';

CREATE FUNCTION {type}_hash_extended({type}, bigint) RETURNS bigint
  AS 'MODULE_PATHNAME', 'quantity_hash_extended' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION {type}_hash_extended({type}, bigint) IS 'hash with a seed';

CREATE FUNCTION {type}_sortsupport(internal) RETURNS void
  AS 'MODULE_PATHNAME', 'quantity_sortsupport' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {type}_sortsupport(internal) IS 'btree: sort support with an abbreviated key';

CREATE FUNCTION {type}_in_range({type}, {type}, {type}, boolean, boolean) RETURNS boolean
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {type}_in_range({type}, {type}, {type}, boolean, boolean) IS 'btree: RANGE frames with an offset of the type';

CREATE FUNCTION {type}_distance({type}, {type}) RETURNS double precision
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {type}_distance({type}, {type}) IS 'BRIN: second less first, by number, whatever the bases or currencies';

CREATE OPERATOR < (
  LEFTARG = {type}, RIGHTARG = {type}, FUNCTION = {type}_lt,
  COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR < ({type}, {type}) IS 'less than';

CREATE OPERATOR <= (
  LEFTARG = {type}, RIGHTARG = {type}, FUNCTION = {type}_le,
  COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR <= ({type}, {type}) IS 'less than or equal';

-- NULLIF, IS DISTINCT FROM, CASE x WHEN and JOIN USING can name no schema.  They
-- look for = in the search path, and where a dump is restored, that is pg_catalog.
CREATE OPERATOR pg_catalog.= (
  LEFTARG = {type}, RIGHTARG = {type}, FUNCTION = {type}_eq,
  COMMUTATOR = OPERATOR(pg_catalog.=), NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
COMMENT ON OPERATOR = ({type}, {type}) IS 'equal in number and in basis or currency';

-- What dumps of 1.0.0 name by its schema.  The planner puts the other in its place.
CREATE FUNCTION _{type}_eq_1_0(a {type}, b {type}) RETURNS boolean
  LANGUAGE sql IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE RETURN a OPERATOR(pg_catalog.=) b;
COMMENT ON FUNCTION _{type}_eq_1_0({type}, {type}) IS 'equal in number and in basis or currency, as dumps of 1.0.0 call it';
CREATE OPERATOR @extschema@.= (
  LEFTARG = {type}, RIGHTARG = {type}, FUNCTION = _{type}_eq_1_0,
  COMMUTATOR = OPERATOR(@extschema@.=), RESTRICT = eqsel, JOIN = eqjoinsel
);
COMMENT ON OPERATOR @extschema@.= ({type}, {type}) IS 'equal in number and in basis or currency, as dumps of 1.0.0 call it';

CREATE OPERATOR <> (
  LEFTARG = {type}, RIGHTARG = {type}, FUNCTION = {type}_ne,
  COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> ({type}, {type}) IS 'different in number, basis or currency';

CREATE OPERATOR >= (
  LEFTARG = {type}, RIGHTARG = {type}, FUNCTION = {type}_ge,
  COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR >= ({type}, {type}) IS 'greater than or equal';

CREATE OPERATOR > (
  LEFTARG = {type}, RIGHTARG = {type}, FUNCTION = {type}_gt,
  COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR > ({type}, {type}) IS 'greater than';

-- btequalimage: one value has one pattern of bits, so btree may deduplicate.
CREATE OPERATOR CLASS {type}_ops DEFAULT FOR TYPE {type} USING btree AS
  OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
  FUNCTION 1 {type}_cmp({type}, {type}),
  FUNCTION 2 {type}_sortsupport(internal),
  FUNCTION 3 {type}_in_range({type}, {type}, {type}, boolean, boolean),
  FUNCTION 4 btequalimage(oid);
COMMENT ON OPERATOR CLASS {type}_ops USING btree IS 'sorts by number, equal numbers by basis or currency';
COMMENT ON OPERATOR FAMILY {type}_ops USING btree IS 'sorts by number, equal numbers by basis or currency';

CREATE OPERATOR CLASS {type}_ops DEFAULT FOR TYPE {type} USING hash AS
  OPERATOR 1 =,
  FUNCTION 1 {type}_hash({type}),
  FUNCTION 2 {type}_hash_extended({type}, bigint);
COMMENT ON OPERATOR CLASS {type}_ops USING hash IS 'hashes number and basis or currency';
COMMENT ON OPERATOR FAMILY {type}_ops USING hash IS 'hashes number and basis or currency';

CREATE OPERATOR CLASS {type}_minmax_ops DEFAULT FOR TYPE {type} USING brin AS
  OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
  FUNCTION 1 brin_minmax_opcinfo(internal),
  FUNCTION 2 brin_minmax_add_value(internal, internal, internal, internal),
  FUNCTION 3 brin_minmax_consistent(internal, internal, internal),
  FUNCTION 4 brin_minmax_union(internal, internal, internal);
COMMENT ON OPERATOR CLASS {type}_minmax_ops USING brin IS 'least and greatest of a block range';
COMMENT ON OPERATOR FAMILY {type}_minmax_ops USING brin IS 'least and greatest of a block range';

CREATE OPERATOR CLASS {type}_minmax_multi_ops FOR TYPE {type} USING brin AS
  OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
  FUNCTION 1 brin_minmax_multi_opcinfo(internal),
  FUNCTION 2 brin_minmax_multi_add_value(internal, internal, internal, internal),
  FUNCTION 3 brin_minmax_multi_consistent(internal, internal, internal, integer),
  FUNCTION 4 brin_minmax_multi_union(internal, internal, internal),
  FUNCTION 5 brin_minmax_multi_options(internal),
  FUNCTION 11 {type}_distance({type}, {type});
COMMENT ON OPERATOR CLASS {type}_minmax_multi_ops USING brin IS 'several intervals of values of a block range';
COMMENT ON OPERATOR FAMILY {type}_minmax_multi_ops USING brin IS 'several intervals of values of a block range';

--+ end
