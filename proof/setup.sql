-- setup.sql
--   What the proofs in SQL share: random operands that follow from the seed
--   alone, the bytes that a quantity must have, and the list of results.
--
-- A quantity is known here by its count and tag, both plain numbers; its type
-- is never asked.  What an operation must give is worked out from those, in
-- numeric, and compared with the bytes that the type's send function gives.

\set ON_ERROR_STOP on
\set QUIET on
\set SHOW_CONTEXT never
\pset format unaligned
\pset tuples_only on
\pset pager off
SET client_min_messages = warning;
SET jit = off;
SET work_mem = '256MB';
SET max_parallel_workers_per_gather = 0;

CREATE EXTENSION compute_acct;
CREATE SCHEMA proof;
SET search_path = proof, public;

-- --- random numbers ---------------------------------------------------------

-- The same bits for the same place, stream and seed, in whatever order and
-- plan they are asked for.
SELECT format($$
CREATE FUNCTION random_bits(place bigint, stream integer) RETURNS bigint
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN hashint8extended(place, (stream::bigint << 32) # %s)
$$, :'seed'::bigint) \gexec

-- 0 to below - 1
CREATE FUNCTION random_below(below integer, place bigint, stream integer) RETURNS integer
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN ((random_bits(place, stream) & 9223372036854775807) % below)::integer;

-- for 0 <= exponent <= 127, as numeric's own power is slow and not exact
CREATE FUNCTION two_to(exponent integer) RETURNS numeric
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (1::bigint << (exponent / 3))::numeric * (1::bigint << ((exponent + 1) / 3))
    * (1::bigint << ((exponent + 2) / 3));

CREATE FUNCTION ten_to(exponent integer) RETURNS numeric
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN ('1e' || exponent)::numeric;

-- A whole number from -2^bits to 2^bits - 1.  Half of them are near what might
-- be special; of the others some are spread evenly, some evenly by length.
-- Streams stream to stream + 2 are used up.
CREATE FUNCTION random_count(bits integer, place bigint, stream integer) RETURNS numeric
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
  choice bigint := random_bits(place, stream);
  r bigint := random_bits(place, stream + 1);
  sign integer := 1 - 2 * ((choice >> 8) & 1)::integer;
  near integer := ((choice >> 16) & 3)::integer - 1;
  exponent integer := ((choice >> 24) & 255)::integer;
  result numeric;
BEGIN
  IF near = 2 THEN
    near := 0;
  END IF;
  CASE (choice & 15)::integer
    WHEN 0 THEN  -- a very small one
      result := sign * (r & 3);
    WHEN 1 THEN  -- at a limit
      result := sign * two_to(bits) + near * (r & 3);
    WHEN 2 THEN  -- at a power of two
      result := sign * two_to(exponent % (bits + 1)) + near;
    WHEN 3 THEN  -- at a power of ten
      result := sign * ten_to(exponent % (bits * 3 / 10 + 1)) + near;
    WHEN 4 THEN  -- at half a power of ten
      result := sign * 5 * ten_to(exponent % (bits * 3 / 10 + 1)) + near;
    WHEN 5, 6 THEN  -- as people write them
      result := sign * (r & 16383) * ten_to(exponent % (bits * 3 / 10 + 1));
    WHEN 7 THEN  -- at the edges of machine words
      result := sign * (two_to(CASE WHEN r & 1 = 0 THEN 63 ELSE 64 END) + near) * (1 + (r >> 8 & 7));
    ELSE
      result := (r::numeric + 9223372036854775808) * 18446744073709551616
        + (random_bits(place, stream + 2)::numeric + 9223372036854775808);
      IF choice & 15 < 12 THEN  -- any length
        result := sign * div(result, two_to(127 - exponent % (bits + 1)) * 2);
      ELSE  -- anything
        result := div(result, two_to(127 - bits)) - two_to(bits);
      END IF;
  END CASE;
  RETURN least(greatest(result, -two_to(bits)), two_to(bits) - 1);
END
$$;

-- A plain number, for * and /: with up to 30 digits and as many decimals,
-- rarely zero, huge, tiny, infinite or no number at all.
CREATE FUNCTION random_number(place bigint, stream integer) RETURNS numeric
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
  choice bigint := random_bits(place, stream + 3);
  r integer := ((choice >> 8) & 65535)::integer;
  exponent integer := ((choice >> 24) & 255)::integer;
  sign integer := 1 - 2 * ((choice >> 40) & 1)::integer;
BEGIN
  RETURN CASE (choice & 15)::integer
    WHEN 0 THEN sign * (r & 3)
    WHEN 1 THEN CASE r & 3 WHEN 0 THEN sign * (r >> 6) + 0.5 ELSE random_count(100, place, stream) + 0.5 END
    WHEN 2 THEN sign * (r & 4095) * (1 << exponent % 14) / 1000.0
    WHEN 3 THEN sign * ten_to(exponent % 80 - 35)
    WHEN 4 THEN sign * (1 + sign * ten_to(-(exponent % 40)))
    WHEN 5 THEN sign * r * 0.500
    WHEN 6 THEN random_count(127, place, stream)
    WHEN 7 THEN random_count(40, place, stream) * 0.1250
    WHEN 8 THEN random_count(60, place, stream) * ten_to(exponent % 100 - 70)
    WHEN 9 THEN
      CASE r & 7
        WHEN 0 THEN 'NaN'::numeric
        WHEN 1 THEN 'Infinity'::numeric
        WHEN 2 THEN '-Infinity'::numeric
        WHEN 3 THEN sign * 1e-200
        WHEN 4 THEN sign * 1e200
        ELSE 0.00
      END
    ELSE random_count(100, place, stream) * ten_to(-(exponent % 35))
  END;
END
$$;

-- The same as a double precision number.
CREATE FUNCTION random_float(place bigint, stream integer) RETURNS double precision
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
  r integer := random_below(256, place, stream + 4);
BEGIN
  RETURN CASE r
    WHEN 0 THEN '-0'
    WHEN 1 THEN 5e-324
    WHEN 2 THEN -1.7976931348623157e308
    WHEN 3 THEN 0.1
    WHEN 4 THEN 9007199254740993
    WHEN 5 THEN 2.5e-12
    ELSE random_number(place, stream)::double precision
  END;
END
$$;

-- The same as a real number.
CREATE FUNCTION random_real(place bigint, stream integer) RETURNS real
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
  r double precision := random_float(place, stream);
BEGIN
  RETURN CASE
    WHEN r IN ('0', 'NaN', 'Infinity', '-Infinity') OR abs(r) BETWEEN 1.5e-45 AND 3.4e38 THEN r
    WHEN abs(r) < 1 THEN '1e-45'
    ELSE '-3.4028235e38'
  END::real;
END
$$;

-- --- what a quantity is -----------------------------------------------------

-- a / b, half away from zero; NULL for b = 0
CREATE FUNCTION divide_round(a numeric, b numeric) RETURNS numeric
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
BEGIN
  IF b = 0 THEN
    RETURN NULL;
  END IF;
  RETURN sign(a) * sign(b) * div(2 * abs(a) + abs(b), 2 * abs(b));
END
$$;

-- Counts of a type go from -2^bits to 2^bits - 1; the tag has the other bits
-- of 128.
CREATE FUNCTION count_bits(kind text) RETURNS integer
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN CASE kind WHEN 'flops' THEN 119 WHEN 'flop' THEN 119 WHEN 'cost' THEN 111 WHEN 'unit_price' THEN 103 END;

CREATE FUNCTION failure(state text) RETURNS bytea
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN convert_to(state, 'UTF8');

-- The bytes of a quantity, or the SQLSTATE that there must be instead: the
-- failure that is given, else 22003 for a count out of range.
CREATE FUNCTION outcome(kind text, n numeric, tag integer, failure text DEFAULT NULL) RETURNS bytea
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
AS $$
DECLARE
  bits integer := count_bits(kind);
  high numeric;
  low numeric;
BEGIN
  IF failure IS NOT NULL THEN
    RETURN failure(failure);
  END IF;
  IF n < -two_to(bits) OR n > two_to(bits) - 1 THEN
    RETURN failure('22003');
  END IF;
  low := n * (1 << (127 - bits)) + tag;
  high := div(low + 170141183460469231731687303715884105728, 18446744073709551616) - 9223372036854775808;
  low := low - high * 18446744073709551616;
  IF low > 9223372036854775807 THEN
    low := low - 18446744073709551616;
  END IF;
  RETURN int8send(high::bigint) || int8send(low::bigint);
END
$$;

-- --- all kinds of count -----------------------------------------------------

-- Formats have the numbers 1 to 10 in this order; 32 is sparse, 64 the engine
-- that is not the usual one.
CREATE TABLE tag_flops AS
SELECT row_number() OVER () AS i, tag, name
FROM (
  SELECT 0 AS tag, 'unspecified' AS name
  UNION ALL
  SELECT number::integer + sparse * 32 + other * 64,
    format || CASE WHEN other = 0 THEN '' WHEN number <= 2 THEN ' tensor' ELSE ' vector' END
      || CASE sparse WHEN 1 THEN ' sparse' ELSE '' END
  FROM unnest('{fp64,fp32,tf32,bf16,fp16,fp8,fp6,fp4,int8,int4}'::text[]) WITH ORDINALITY AS f (format, number),
    generate_series(0, 1) AS sparse, generate_series(0, 1) AS other
) AS basis;
CREATE TABLE tag_flop AS TABLE tag_flops;

-- A currency is what the constructor takes for one; the tag is its letters.
CREATE FUNCTION is_currency(code text) RETURNS boolean
  LANGUAGE plpgsql
AS $$
BEGIN
  RETURN cost(0, code) IS NOT NULL;
EXCEPTION WHEN invalid_parameter_value THEN
  RETURN false;
END
$$;

CREATE TABLE tag_cost AS
SELECT row_number() OVER () AS i, (a << 10) + (b << 5) + c AS tag, name
FROM generate_series(1, 26) AS a, generate_series(1, 26) AS b, generate_series(1, 26) AS c,
  LATERAL (SELECT chr(64 + a) || chr(64 + b) || chr(64 + c) AS name OFFSET 0) AS code
WHERE name <> 'RMB' AND is_currency(name);

CREATE TABLE tag_unit_price AS
SELECT row_number() OVER () AS i, (currency.tag << 9) + (basis.tag << 1) + work AS tag,
  currency.name || CASE work WHEN 0 THEN '/EFLOPS' ELSE '/EFLOP' END
    || CASE basis.tag WHEN 0 THEN '' ELSE ' ' || basis.name END AS name
FROM tag_cost AS currency, tag_flops AS basis, generate_series(0, 1) AS work;

CREATE FUNCTION tag_count(kind text) RETURNS integer
  LANGUAGE plpgsql
AS $$
DECLARE
  result integer;
BEGIN
  EXECUTE format('SELECT count(*) FROM tag_%s', kind) INTO result;
  RETURN result;
END
$$;

-- How to write a quantity of a count and a tag's name.
CREATE FUNCTION quantity_expression(kind text, n text, name text) RETURNS text
  LANGUAGE sql IMMUTABLE
  RETURN format(CASE kind
    WHEN 'flops' THEN 'flops(%s, ''FLOPS'', %s)'
    WHEN 'flop' THEN 'flop(%s, ''FLOP'', %s)'
    WHEN 'cost' THEN 'cost((%s) * 0.000000000001, %s)'
    WHEN 'unit_price' THEN 'overlay(%2$s PLACING (%1$s) * 0.000000001 || '' '' || left(%2$s, 3) FROM 1 FOR 3)::unit_price'
  END, n, name);

-- --- results ----------------------------------------------------------------

CREATE TABLE result (
  i integer GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  operations bigint NOT NULL,
  wrong bigint NOT NULL,
  out_of_range bigint,  -- how many of them ought to be; NULL where none can
  note text  -- an example of what is wrong, or how many ought to raise what
);

-- What an outcome looks like to a reader.
CREATE FUNCTION shown(answer bytea) RETURNS text
  LANGUAGE sql IMMUTABLE
  RETURN CASE
    WHEN answer IS NULL THEN 'NULL'
    WHEN length(answer) = 5 THEN 'ERROR ' || convert_from(answer, 'UTF8')
    ELSE encode(answer, 'hex')
  END;

-- One statement for each row of source, which has the columns that the
-- signature names and those that expected, an expression, is made from.  The
-- answer, a bytea or the SQLSTATE of an error, must be what is expected.
CREATE PROCEDURE check_each(name text, signature text, answer text, expected text, source text)
  LANGUAGE plpgsql
AS $$
DECLARE
  parameter text;
  arguments text;
  statement text := quote_literal('SELECT ' || answer);
BEGIN
  EXECUTE format('CREATE FUNCTION attempt(%s) RETURNS bytea LANGUAGE plpgsql AS '
    '$f$ BEGIN RETURN %s; EXCEPTION WHEN OTHERS THEN RETURN convert_to(SQLSTATE, ''UTF8''); END $f$',
    signature, answer);
  -- for the example, the statement with literals for its parameters
  FOREACH parameter IN ARRAY string_to_array(signature, ', ')
  LOOP
    arguments := concat_ws(', ', arguments, split_part(parameter, ' ', 1));
    statement := format('regexp_replace(%s, %L, quote_literal(%s::text) || %L, ''g'')', statement,
      '(?<!'')\m' || split_part(parameter, ' ', 1) || '\M(?!'')', split_part(parameter, ' ', 1),
      '::' || substr(parameter, strpos(parameter, ' ') + 1));
  END LOOP;
  EXECUTE format($q$
    INSERT INTO result (name, operations, wrong, out_of_range, note)
    SELECT %L, count(*), count(*) FILTER (WHERE wrong), count(*) FILTER (WHERE expected = failure('22003')),
      coalesce(min(note), nullif(concat_ws(', ',
        '22000: ' || nullif(count(*) FILTER (WHERE expected = failure('22000')), 0),
        '22003: ' || nullif(count(*) FILTER (WHERE expected = failure('22003')), 0),
        '22012: ' || nullif(count(*) FILTER (WHERE expected = failure('22012')), 0),
        '22023: ' || nullif(count(*) FILTER (WHERE expected = failure('22023')), 0)), ''))
    FROM (
      SELECT wrong, expected, CASE WHEN wrong THEN %s || ' gives ' || shown(answer) || ', not ' || shown(expected) END AS note
      FROM (
        SELECT *, answer IS DISTINCT FROM expected AS wrong
        FROM (SELECT %s, attempt(%s) AS answer, %s AS expected FROM %s OFFSET 0) AS attempted
        OFFSET 0
      ) AS judged
    ) AS noted
    $q$, name, statement, arguments, arguments, expected, source);
  EXECUTE 'DROP FUNCTION attempt';
END
$$;

-- Counts the rows of source and those for which the condition is not true;
-- an example of these is shown by an expression.  An error makes all wrong.
CREATE PROCEDURE check_all(name text, condition text, example text, source text)
  LANGUAGE plpgsql
AS $$
BEGIN
  EXECUTE format($q$
    INSERT INTO result (name, operations, wrong, note)
    SELECT %L, count(*), count(*) FILTER (WHERE NOT holds), min(CASE WHEN NOT holds THEN %s END)
    FROM (SELECT *, coalesce(%s, false) AS holds FROM %s OFFSET 0) AS judged
    $q$, name, example, condition, source);
EXCEPTION WHEN OTHERS THEN
  INSERT INTO result (name, operations, wrong, note)
  VALUES (check_all.name, 0, 1, 'ERROR ' || SQLSTATE || ': ' || SQLERRM);
END
$$;
