-- operands.sql
--   Pairs of counts that suit an operation: any two, and those for which the
--   result is next to a limit or next to a half.

CREATE FUNCTION clamp(n numeric, bits integer) RETURNS numeric
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN least(greatest(n, -two_to(bits)), two_to(bits) - 1);

-- -2, -1, -1, 0, 0, 1, 1 or 2
CREATE FUNCTION nudge(place bigint, stream integer) RETURNS integer
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (ARRAY[-2, -1, -1, 0, 0, 1, 1, 2])[1 + random_below(8, place, stream)];

-- Two counts whose sum or difference may be at a limit, or zero.
CREATE FUNCTION terms(bits integer, place bigint, stream integer, OUT a numeric, OUT b numeric)
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
  d integer := nudge(place, stream + 8);
BEGIN
  a := random_count(bits, place, stream);
  b := CASE random_below(16, place, stream + 9)
    WHEN 0 THEN two_to(bits) - a + d
    WHEN 1 THEN two_to(bits) - a + d
    WHEN 2 THEN -two_to(bits) - a + d
    WHEN 3 THEN a - two_to(bits) + d
    WHEN 4 THEN a + two_to(bits) + d
    WHEN 5 THEN -a + d
    WHEN 6 THEN a + d
    ELSE random_count(bits, place, stream + 3)
  END;
  b := clamp(b, bits);
END
$$;

-- a and b for a * scale / b, of which the type has counts of result_bits.
CREATE FUNCTION dividend_and_divisor(a_bits integer, b_bits integer, result_bits integer, scale numeric,
    place bigint, stream integer, OUT a numeric, OUT b numeric)
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
  choice integer := random_below(16, place, stream + 8);
  d integer := nudge(place, stream + 9);
  limit_twice numeric := two_to(result_bits + 1) * (1 - 2 * random_below(2, place, stream + 10));
  m numeric;
BEGIN
  b := random_count(b_bits, place, stream);
  CASE
    WHEN choice < 3 THEN  -- at a limit, at a half beyond it
      a := div(b * (limit_twice + nudge(place, stream + 11)), 2 * scale) + d;
    WHEN choice < 6 THEN  -- at a half: (2 j + 1) / 2
      m := random_count(greatest(b_bits - CASE WHEN scale < 1000 THEN 1 WHEN scale < 1e10 THEN 21 ELSE 51 END, 1), place, stream);
      b := 2 * m * scale;
      a := (2 * random_count(20, place, stream + 3) + 1) * m
        + CASE WHEN choice = 5 THEN d ELSE 0 END;
    WHEN choice = 6 THEN  -- a small divisor, perhaps of the least or greatest count
      b := CASE WHEN d > 0 THEN -1 ELSE random_below(7, place, stream + 10) - 3 END;
      a := CASE WHEN d > 0 THEN limit_twice END;
    WHEN choice = 7 THEN  -- a short quotient
      a := div(b * random_count(10, place, stream + 3), scale) + d;
    ELSE
  END CASE;
  a := clamp(coalesce(a, random_count(a_bits, place, stream + 3)), a_bits);
  b := clamp(b, b_bits);
END
$$;

-- a and b for a * b / 10^digits.
CREATE FUNCTION factors(a_bits integer, b_bits integer, result_bits integer, digits integer,
    place bigint, stream integer, OUT a numeric, OUT b numeric)
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
  choice integer := random_below(16, place, stream + 8);
  d integer := nudge(place, stream + 9);
  limit_twice numeric := two_to(result_bits + 1) * (1 - 2 * random_below(2, place, stream + 10));
  fives integer;
  twos integer;
BEGIN
  b := random_count(b_bits, place, stream);
  CASE
    WHEN choice < 4 AND b <> 0 THEN  -- at a limit, at a half beyond it
      a := div((limit_twice + nudge(place, stream + 11)) * ten_to(digits), 2 * b) + d;
    WHEN choice < 7 AND digits > 0 THEN  -- at a half: odd * 5^digits * 2^(digits - 1)
      fives := random_below(digits + 1, place, stream + 11);
      twos := random_below(digits, place, stream + 12);
      a := (2 * random_count(12, place, stream) + 1) * 5::numeric ^ fives * two_to(twos)
        + CASE WHEN choice = 6 THEN d ELSE 0 END;
      b := (2 * random_count(12, place, stream + 3) + 1) * 5::numeric ^ (digits - fives) * two_to(digits - 1 - twos);
    WHEN choice = 7 THEN
      b := random_below(21, place, stream + 10) - 10;
    ELSE
  END CASE;
  a := clamp(trunc(coalesce(a, random_count(a_bits, place, stream + 3))), a_bits);
  b := clamp(trunc(b), b_bits);
END
$$;

-- A count to be multiplied and divided by the plain number x.
CREATE FUNCTION count_for_number(bits integer, x numeric, place bigint, stream integer) RETURNS numeric
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
  choice integer := random_below(12, place, stream + 8);
  d integer := nudge(place, stream + 9);
  limit_twice numeric := two_to(bits + 1) * (1 - 2 * random_below(2, place, stream + 10))
    + nudge(place, stream + 11);
  result numeric;
BEGIN
  IF x = 0 OR x IN ('NaN', 'Infinity', '-Infinity') THEN
    choice := 11;
  END IF;
  result := CASE choice
    WHEN 0 THEN div(limit_twice, 2 * x) + d  -- the product is at a limit
    WHEN 1 THEN div(limit_twice, 2 * x) + d
    WHEN 2 THEN trunc(limit_twice * x / 2) + d  -- the quotient is
    WHEN 3 THEN trunc(limit_twice * x / 2) + d
    WHEN 4 THEN trunc((2 * random_count(30, place, stream) + 1) * x / 2) + d  -- the quotient is near a half
    WHEN 5 THEN trunc((2 * random_count(20, place, stream) + 1) * 5::numeric ^ least(min_scale(x), 30) * x / 2)  -- or one
    WHEN 6 THEN random_count(20, place, stream) * 2 + 1
    ELSE random_count(bits, place, stream)
  END;
  RETURN clamp(result, bits);
END
$$;

-- A price's tag: currency, 8 bits of basis, one that says per work.
CREATE FUNCTION price_tag(currency integer, basis integer, work integer) RETURNS integer
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (currency << 9) + (basis << 1) + work;
CREATE FUNCTION price_currency(tag integer) RETURNS integer
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN tag >> 9;
CREATE FUNCTION price_basis(tag integer) RETURNS integer
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN tag >> 1 & 255;
CREATE FUNCTION price_work(tag integer) RETURNS integer
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN tag & 1;
