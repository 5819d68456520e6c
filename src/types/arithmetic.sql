-- What every type can do with itself and with plain numbers.

--+ for type in @TYPES@
CREATE FUNCTION {type}_add({type}, {type}) RETURNS {type}
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {type}_add({type}, {type}) IS 'sum; both must be of one basis or currency';
CREATE OPERATOR + (LEFTARG = {type}, RIGHTARG = {type}, FUNCTION = {type}_add, COMMUTATOR = +);
COMMENT ON OPERATOR + ({type}, {type}) IS 'sum; both must be of one basis or currency';

CREATE FUNCTION {type}_subtract({type}, {type}) RETURNS {type}
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {type}_subtract({type}, {type}) IS 'difference; both must be of one basis or currency';
CREATE OPERATOR - (LEFTARG = {type}, RIGHTARG = {type}, FUNCTION = {type}_subtract);
COMMENT ON OPERATOR - ({type}, {type}) IS 'difference; both must be of one basis or currency';

CREATE FUNCTION {type}_negate({type}) RETURNS {type}
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {type}_negate({type}) IS 'negative';
CREATE OPERATOR - (RIGHTARG = {type}, FUNCTION = {type}_negate);
COMMENT ON OPERATOR - (NONE, {type}) IS 'negative';

CREATE FUNCTION {type}_ratio({type}, {type}) RETURNS numeric
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {type}_ratio({type}, {type}) IS 'how many times the second is in the first; both must be of one basis or currency';
CREATE OPERATOR / (LEFTARG = {type}, RIGHTARG = {type}, FUNCTION = {type}_ratio);
COMMENT ON OPERATOR / ({type}, {type}) IS 'ratio as a plain number; both must be of one basis or currency';

CREATE FUNCTION abs({type}) RETURNS {type}
  AS 'MODULE_PATHNAME', '{type}_abs' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION abs({type}) IS 'absolute value';

CREATE FUNCTION sign({type}) RETURNS integer
  AS 'MODULE_PATHNAME', '{type}_sign' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION sign({type}) IS '-1, 0 or 1';

--+ for number in int2 int4 int8 numeric float4 float8
CREATE FUNCTION {type}_mul_{number}({type}, {number}) RETURNS {type}
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {type}_mul_{number}({type}, {number}) IS 'product, rounded half away from zero to the smallest unit';
CREATE FUNCTION {number}_mul_{type}({number}, {type}) RETURNS {type}
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {number}_mul_{type}({number}, {type}) IS 'product, rounded half away from zero to the smallest unit';
CREATE FUNCTION {type}_div_{number}({type}, {number}) RETURNS {type}
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {type}_div_{number}({type}, {number}) IS 'quotient, rounded half away from zero to the smallest unit';

CREATE OPERATOR * (LEFTARG = {type}, RIGHTARG = {number}, FUNCTION = {type}_mul_{number}, COMMUTATOR = *);
COMMENT ON OPERATOR * ({type}, {number}) IS 'product, rounded to the smallest unit';
CREATE OPERATOR * (LEFTARG = {number}, RIGHTARG = {type}, FUNCTION = {number}_mul_{type}, COMMUTATOR = *);
COMMENT ON OPERATOR * ({number}, {type}) IS 'product, rounded to the smallest unit';
CREATE OPERATOR / (LEFTARG = {type}, RIGHTARG = {number}, FUNCTION = {type}_div_{number});
COMMENT ON OPERATOR / ({type}, {number}) IS 'quotient, rounded to the smallest unit';

--+ end
--+ end
