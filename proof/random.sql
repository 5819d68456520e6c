-- random.sql
--   Every operator of the four types against numeric, on random operands: the
--   same bits, or the SQLSTATE that there must be.
--
-- Operands are made in pairs that suit the operation: any two, and those for
-- which the result is next to a limit or next to a half.

\ir setup.sql
\ir operands.sql
\set rows 10000

-- The kinds of a pair, by their places in the type's list: seven of eight
-- pairs are of one kind.
CREATE FUNCTION other_place(total integer, j integer, place bigint, stream integer) RETURNS integer
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN CASE WHEN random_below(8, place, stream) = 0 THEN 1 + random_below(total, place, stream + 1) ELSE j END;

-- pair: a and b of one type.
CREATE PROCEDURE make_pairs(kind text, stream integer, row_count integer)
  LANGUAGE plpgsql
AS $$
BEGIN
  EXECUTE format($q$
    CREATE UNLOGGED TABLE pair AS
    SELECT p.i, j, p.an, ta.tag AS at, %2$s AS a, p.bn, tb.tag AS bt, %3$s AS b
    FROM (
      SELECT i, t.a AS an, t.b AS bn, j, other_place(%4$s, j, i, %5$s + 21) AS k
      FROM generate_series(1, %6$s) AS i, terms(%7$s, i, %5$s) AS t,
        LATERAL (SELECT 1 + random_below(%4$s, i, %5$s + 20) AS j OFFSET 0) AS place
    ) AS p JOIN tag_%1$s AS ta ON ta.i = p.j JOIN tag_%1$s AS tb ON tb.i = p.k
    $q$, kind, quantity_expression(kind, 'p.an', 'ta.name'), quantity_expression(kind, 'p.bn', 'tb.name'),
    tag_count(kind), stream, row_count, count_bits(kind));
END
$$;

-- near_pair: the same a with a b that is next to it, of the same kind or not.
CREATE PROCEDURE make_near_pairs(kind text, stream integer)
  LANGUAGE plpgsql
AS $$
BEGIN
  EXECUTE format($q$
    CREATE UNLOGGED TABLE near_pair AS
    SELECT p.i, p.an, p.at, p.a, p.bn, t.tag AS bt, %2$s AS b
    FROM (
      SELECT i, an, at, a, CASE WHEN i %% 8 = 0 THEN bn ELSE clamp(an + nudge(i, %3$s), %4$s) END AS bn,
        CASE WHEN i %% 3 = 0 THEN j ELSE 1 + random_below(%5$s, i, %3$s + 1) END AS k
      FROM pair
    ) AS p JOIN tag_%1$s AS t ON t.i = p.k
    $q$, kind, quantity_expression(kind, 'p.bn', 't.name'), stream, count_bits(kind), tag_count(kind));
END
$$;

-- by_number: a of the type and b, a plain number.
CREATE PROCEDURE make_by_number(kind text, number text, stream integer, row_count integer)
  LANGUAGE plpgsql
AS $$
DECLARE
  bits integer := count_bits(kind);
BEGIN
  EXECUTE format($q$
    CREATE UNLOGGED TABLE by_number AS
    SELECT p.i, p.an, t.tag AS at, %2$s AS a, %8$s AS bn, p.b
    FROM (
      SELECT i, 1 + random_below(%3$s, i, %4$s + 40) AS j, r.a AS an, r.b::%5$s AS b
      FROM generate_series(1, %6$s) AS i, LATERAL (%7$s) AS r
    ) AS p JOIN tag_%1$s AS t ON t.i = p.j
    $q$, kind, quantity_expression(kind, 'p.an', 't.name'), tag_count(kind), stream, number, row_count,
    CASE number
      WHEN 'numeric' THEN
        format('SELECT count_for_number(%s, b, i, %s) AS a, b FROM random_number(i, %s) AS b', bits, stream + 20, stream)
      WHEN 'real' THEN
        format('SELECT count_for_number(%s, b::text::numeric, i, %s) AS a, b FROM random_real(i, %s) AS b', bits, stream + 20, stream)
      WHEN 'double precision' THEN
        format('SELECT count_for_number(%s, b::numeric, i, %s) AS a, b FROM random_float(i, %s) AS b', bits, stream + 20, stream)
      ELSE
        format('SELECT * FROM dividend_and_divisor(%1$s, %2$s, %1$s, 1, i, %3$s) WHERE i %% 2 = 0 '
          'UNION ALL SELECT * FROM factors(%1$s, %2$s, %1$s, 0, i, %3$s) WHERE i %% 2 = 1',
          bits, CASE number WHEN 'smallint' THEN 15 WHEN 'integer' THEN 31 ELSE 63 END, stream)
    END,
    -- a real number is the shortest decimal that reads back as it, which is what its text is
    CASE number WHEN 'real' THEN 'p.b::text::numeric' ELSE 'p.b::numeric' END);
END
$$;

-- --- one type ---------------------------------------------------------------

-- What needs no other type.
CREATE PROCEDURE check_pairs(kind text)
  LANGUAGE plpgsql
AS $$
DECLARE
  a_and_b text := format('a %1$s, b %1$s', kind);
  send text := kind || '_send(%s)';
  same_kind text := 'CASE WHEN at <> bt THEN ''22000'' END';
  comparison text;
BEGIN
  -- operands, however they were written, are the counts and tags that they
  -- stand for: 16 bytes that the extension has had no hand in
  CALL check_all(kind || ' as written', format('%1$s_send(a) = outcome(%1$L, an, at) AND %1$s_send(b) = outcome(%1$L, bn, bt)', kind),
    'a || '' or '' || b', 'pair');

  CALL check_each(kind || ' + ' || kind, a_and_b, format(send, 'a + b'), format('outcome(%L, an + bn, at, %s)', kind, same_kind), 'pair');
  CALL check_each(kind || ' - ' || kind, a_and_b, format(send, 'a - b'), format('outcome(%L, an - bn, at, %s)', kind, same_kind), 'pair');
  CALL check_each('- ' || kind, 'a ' || kind, format(send, '- a'), format('outcome(%L, - an, at)', kind), 'pair');
  CALL check_each('abs(' || kind || ')', 'b ' || kind, format(send, 'abs(b)'), format('outcome(%L, abs(bn), bt)', kind), 'pair');
  CALL check_each('sign(' || kind || ')', 'b ' || kind, 'int4send(sign(b))', 'int4send(sign(bn)::integer)', 'pair');
  CALL check_each(kind || ' / ' || kind, a_and_b, 'numeric_send(a / b)',
    'CASE WHEN at <> bt THEN failure(''22000'') WHEN bn = 0 THEN failure(''22012'') ELSE numeric_send(an / nullif(bn, 0)) END', 'pair');

  FOREACH comparison IN ARRAY '{<,<=,=,<>,>=,>}'::text[]
  LOOP
    CALL check_all(format('%s %s %1$s', kind, comparison), format('(a %1$s b) = ((an, at) %1$s (bn, bt))', comparison),
      'a || '' and '' || b', 'near_pair');
  END LOOP;
  CALL check_all(kind || '_cmp',
    kind || '_cmp(a, b) = CASE WHEN (an, at) < (bn, bt) THEN -1 WHEN (an, at) = (bn, bt) THEN 0 ELSE 1 END',
    'a || '' and '' || b', 'near_pair');
  CALL check_all(kind || ' hashes', format(
    '(a <> b OR %1$s_hash(a) = %1$s_hash(b) AND %1$s_hash_extended(a, i) = %1$s_hash_extended(b, i)) '
    'AND (a = b OR %1$s_hash_extended(a, i) <> %1$s_hash_extended(b, i)) AND %1$s_hash_extended(a, i) <> %1$s_hash_extended(a, i + 1) '
    'AND %1$s_hash_extended(a, 0) & 4294967295 = %1$s_hash(a)::bigint & 4294967295', kind),
    'a || '' and '' || b', 'near_pair');
END
$$;

CREATE PROCEDURE check_by_number(kind text, number text)
  LANGUAGE plpgsql
AS $$
DECLARE
  a_and_b text := format('a %s, b %s', kind, number);
  send text := kind || '_send(%s)';
  not_finite text := 'WHEN bn IN (''NaN'', ''Infinity'', ''-Infinity'') THEN ''22023''';
  product text := format('outcome(%L, round(an * bn), at, CASE %s END)', kind, not_finite);
  quotient text := format('outcome(%L, divide_round(an, bn), at, CASE %s WHEN bn = 0 THEN ''22012'' END)', kind, not_finite);
BEGIN
  CALL check_each(format('%s * %s', kind, number), a_and_b, format(send, 'a * b'), product, 'by_number');
  CALL check_each(format('%s * %s', number, kind), a_and_b, format(send, 'b * a'), product, 'by_number');
  CALL check_each(format('%s / %s', kind, number), a_and_b, format(send, 'a / b'), quotient, 'by_number');
END
$$;

CREATE PROCEDURE check_type(kind text, stream integer, row_count integer)
  LANGUAGE plpgsql
AS $$
DECLARE
  number text;
BEGIN
  CALL make_pairs(kind, stream, row_count);
  CALL make_near_pairs(kind, stream + 30);
  CALL check_pairs(kind);
  DROP TABLE pair, near_pair;
  FOREACH number IN ARRAY '{smallint,integer,bigint,numeric,real,double precision}'::text[]
  LOOP
    stream := stream + 50;
    CALL make_by_number(kind, number, stream, row_count);
    CALL check_by_number(kind, number);
    DROP TABLE by_number;
  END LOOP;
END
$$;

-- --- between types ----------------------------------------------------------

-- mixture: a and b of two types, with a count and a tag each.  Where both have
-- a basis or a currency, it is the same in most rows; and most prices are per
-- work or not, as is asked for.
CREATE PROCEDURE make_mixture(a_kind text, b_kind text, work integer, operands text, stream integer, row_count integer)
  LANGUAGE plpgsql
AS $$
DECLARE
  tag text := 'CASE %L WHEN ''cost'' THEN %2$s_currency.tag WHEN ''unit_price'' THEN '
    'price_tag(%2$s_currency.tag, %2$s_basis.tag, work) ELSE %2$s_basis.tag END';
BEGIN
  EXECUTE format($q$
    CREATE UNLOGGED TABLE mixture AS
    SELECT p.i, p.an, a_tag.tag AS at, %1$s AS a, p.bn, b_tag.tag AS bt, %2$s AS b
    FROM (
      SELECT i, r.a AS an, r.b AS bn, c, other_place(%3$s, c, i, %9$s + 41) AS d, f, other_place(%4$s, f, i, %9$s + 43) AS g,
        CASE WHEN random_below(16, i, %9$s + 45) = 0 THEN 1 - %10$s ELSE %10$s END AS work
      FROM generate_series(1, %11$s) AS i,
        LATERAL (SELECT 1 + random_below(%3$s, i, %9$s + 40) AS c, 1 + random_below(%4$s, i, %9$s + 42) AS f OFFSET 0) AS place,
        LATERAL %12$s AS r
    ) AS p
      JOIN tag_cost AS a_currency ON a_currency.i = p.c JOIN tag_cost AS b_currency ON b_currency.i = p.d
      JOIN tag_flops AS a_basis ON a_basis.i = p.f JOIN tag_flops AS b_basis ON b_basis.i = p.g
      JOIN tag_%5$s AS a_tag ON a_tag.tag = %6$s
      JOIN tag_%7$s AS b_tag ON b_tag.tag = %8$s
    $q$, quantity_expression(a_kind, 'p.an', 'a_tag.name'), quantity_expression(b_kind, 'p.bn', 'b_tag.name'),
    tag_count('cost'), tag_count('flops'),
    a_kind, format(tag, a_kind, 'a'), b_kind, format(tag, b_kind, 'b'),
    stream, work, row_count, operands);
END
$$;

CREATE PROCEDURE check_quotient(a_kind text, b_kind text, stream integer, row_count integer)
  LANGUAGE plpgsql
AS $$
DECLARE
  work text := CASE b_kind WHEN 'flop' THEN '1' ELSE '0' END;
BEGIN
  CALL make_mixture(a_kind, b_kind, 0, format('dividend_and_divisor(%s, %s, %s, 1000000000000000, i, %s)',
    count_bits(a_kind), count_bits(b_kind), count_bits('unit_price'), stream), stream, row_count);
  CALL check_each(a_kind || ' / ' || b_kind, format('a %s, b %s', a_kind, b_kind), 'unit_price_send(a / b)',
    format('outcome(''unit_price'', divide_round(an * 1000000000000000, bn), price_tag(at, bt, %s), '
      'CASE bn WHEN 0 THEN ''22012'' END)', work), 'mixture');
  DROP TABLE mixture;
END
$$;

CREATE PROCEDURE check_product(b_kind text, stream integer, row_count integer)
  LANGUAGE plpgsql
AS $$
DECLARE
  work integer := CASE b_kind WHEN 'flop' THEN 1 ELSE 0 END;
  expected text := format('outcome(''cost'', divide_round(an * bn, 1000000000000000), price_currency(at), '
    'CASE WHEN price_work(at) <> %s OR price_basis(at) <> bt THEN ''22000'' END)', work);
BEGIN
  CALL make_mixture('unit_price', b_kind, work, format('factors(%s, %s, %s, 15, i, %s)',
    count_bits('unit_price'), count_bits(b_kind), count_bits('cost'), stream), stream, row_count);
  CALL check_each('unit_price * ' || b_kind, 'a unit_price, b ' || b_kind, 'cost_send(a * b)', expected, 'mixture');
  CALL check_each(b_kind || ' * unit_price', 'a unit_price, b ' || b_kind, 'cost_send(b * a)', expected, 'mixture');
  DROP TABLE mixture;
END
$$;

CREATE PROCEDURE check_affordable(name text, kind text, stream integer, row_count integer)
  LANGUAGE plpgsql
AS $$
DECLARE
  work integer := CASE kind WHEN 'flop' THEN 1 ELSE 0 END;
BEGIN
  CALL make_mixture('cost', 'unit_price', work, format('dividend_and_divisor(%s, %s, %s, 1000000000000000, i, %s)',
    count_bits('cost'), count_bits('unit_price'), count_bits(kind), stream), stream, row_count);
  CALL check_each(name, 'a cost, b unit_price', format('%s_send(%s(a, b))', kind, name),
    format('outcome(%L, divide_round(an * 1000000000000000, bn), price_basis(bt), '
      'CASE WHEN price_work(bt) <> %s OR price_currency(bt) <> at THEN ''22000'' WHEN bn = 0 THEN ''22012'' END)', kind, work), 'mixture');
  DROP TABLE mixture;
END
$$;

-- Work and time.  The length of an interval is that of its days, of 24 hours
-- each, and of its time, which may have another sign; some have months too.
CREATE FUNCTION interval_parts(microseconds numeric, place bigint, stream integer,
    OUT months integer, OUT days integer, OUT "time" bigint)
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
BEGIN
  months := CASE WHEN random_below(40, place, stream) = 0 THEN 1 ELSE 0 END;
  days := CASE WHEN place % 2 = 0 OR abs(microseconds) > two_to(62)
    THEN clamp(round(microseconds / 86400000000) + random_below(3, place, stream + 1) - 1, 31) ELSE 0 END;
  "time" := clamp(microseconds - days * 86400000000::numeric, 63);
END
$$;

CREATE PROCEDURE make_times(kind text, operands text, stream integer, row_count integer)
  LANGUAGE plpgsql
AS $$
BEGIN
  EXECUTE format($q$
    CREATE UNLOGGED TABLE mixture AS
    SELECT p.*, t.tag AS at, %1$s AS a, format('%%s months %%s days %%s microseconds', months, days, "time")::interval AS b,
      days * 86400000000::numeric + "time" AS bn
    FROM (
      SELECT i, r.a AS an, 1 + random_below(%2$s, i, %3$s + 40) AS j, parts.*
      FROM generate_series(1, %4$s) AS i, LATERAL %5$s AS r, LATERAL interval_parts(r.b, i, %3$s + 41) AS parts
    ) AS p JOIN tag_%6$s AS t ON t.i = p.j
    $q$, quantity_expression(kind, 'p.an', 't.name'), tag_count(kind), stream, row_count, operands, kind);
  CALL check_all('interval as written', 'interval_send(b) = int8send("time") || int4send(days) || int4send(months)', 'b', 'mixture');
END
$$;

CREATE PROCEDURE check_times(stream integer, row_count integer)
  LANGUAGE plpgsql
AS $$
DECLARE
  bits integer := count_bits('flops');
  work text := 'outcome(''flop'', divide_round(an * bn, 1000000), at, CASE WHEN months <> 0 THEN ''22023'' END)';
BEGIN
  CALL make_times('flops', format('factors(%1$s, 67, %1$s, 6, i, %2$s)', bits, stream), stream, row_count);
  CALL check_each('flops * interval', 'a flops, b interval', 'flop_send(a * b)', work, 'mixture');
  CALL check_each('interval * flops', 'a flops, b interval', 'flop_send(b * a)', work, 'mixture');
  DROP TABLE mixture;

  CALL make_times('flop', format('dividend_and_divisor(%1$s, 67, %1$s, 1000000, i, %2$s)', bits, stream + 100), stream + 100, row_count);
  CALL check_each('flop / interval', 'a flop, b interval', 'flops_send(a / b)',
    'outcome(''flops'', divide_round(an * 1000000, bn), at, CASE WHEN months <> 0 THEN ''22023'' WHEN bn = 0 THEN ''22012'' END)', 'mixture');
  DROP TABLE mixture;

  -- microseconds that fit an interval, but for its least; no days
  CALL make_mixture('flop', 'flops', 0, format('dividend_and_divisor(%1$s, %1$s, 63, 1000000, i, %2$s)', bits, stream + 200), stream + 200, row_count);
  CALL check_each('flop / flops', 'a flop, b flops', 'interval_send(a / b)',
    'CASE WHEN at <> bt THEN failure(''22000'') WHEN bn = 0 THEN failure(''22012'') '
    'WHEN abs(divide_round(an * 1000000, bn)) > 9223372036854775807 THEN failure(''22003'') '
    'ELSE int8send(divide_round(an * 1000000, bn)::bigint) || int4send(0) || int4send(0) END', 'mixture');
  DROP TABLE mixture;
END
$$;

-- --- in from numbers, out to numbers ----------------------------------------

-- Units, and the power of ten and the seconds by which a number of them is to
-- be multiplied for a count.
CREATE TABLE unit AS
SELECT kind, row_number() OVER (PARTITION BY kind) AS i, name, power, seconds
FROM (
  SELECT kind, symbol || word AS name, 3 * (number::integer - 1) AS power, seconds
  FROM unnest('{"",k,M,G,T,P,E,Z,Y,R,Q}'::text[]) WITH ORDINALITY AS prefix (symbol, number),
    (VALUES ('flops', 'FLOPS', 1), ('flops', 'OP/s', 1), ('flop', 'FLOP', 1), ('flop', 'op', 1),
      ('flop', 'FLOPS-days', 86400), ('flop', 'Flop/s-hours', 3600), ('flop', 'OPS-seconds', 1)) AS word (kind, word, seconds)
  UNION ALL
  SELECT 'cost', name, 12 + power, 1
  FROM (VALUES ('', 0), ('k', 3), ('M', 6), (' mn', 6), ('bn', 9), (' 万', 4), ('亿 ', 8), ('万亿', 12)) AS multiplier (name, power)
  UNION ALL
  SELECT 'unit_price', symbol, 27 - 3 * (number::integer - 1), 1
  FROM unnest('{"",k,M,G,T,P,E,Z,Y,R,Q}'::text[]) WITH ORDINALITY AS prefix (symbol, number)
) AS listed;

-- A number in parts, with some of the words 万亿, 亿 and 万, as Chinese writes
-- it; as it is, where it is less than one of each.
CREATE FUNCTION in_parts(n numeric, choice integer) RETURNS text
  LANGUAGE plpgsql
AS $$
DECLARE
  result text := CASE WHEN n < 0 THEN '-' ELSE '' END;
  rest numeric := abs(n);
  begun boolean := false;
BEGIN
  FOR i IN 0 .. 2 LOOP
    CONTINUE WHEN choice & (1 << i) = 0 OR rest < ten_to(12 - 4 * i) AND (NOT begun OR choice & 8 = 0);
    IF i = 2 AND choice & 16 <> 0 THEN
      RETURN result || rest * 0.0001 || '万';
    END IF;
    result := result || div(rest, ten_to(12 - 4 * i)) || (ARRAY['万亿', '亿', '万'])[i + 1] || CASE WHEN choice & 32 = 0 THEN '' ELSE ' ' END;
    rest := rest % ten_to(12 - 4 * i);
    begun := true;
  END LOOP;
  -- a single digit behind a word has two readings
  RETURN result || CASE WHEN NOT begun THEN rest::text WHEN rest = 0 THEN '' WHEN rest < 10 THEN '0' || rest ELSE rest::text END;
END
$$;

-- number_of_unit: b units are m smallest ones, which is mostly near a whole
-- number or a half, and q is the nearest quantity where there is one; a is how
-- b is written, with the kind.
CREATE PROCEDURE make_numbers(kind text, stream integer, row_count integer)
  LANGUAGE plpgsql
AS $$
BEGIN
  EXECUTE format($q$
    CREATE UNLOGGED TABLE number_of_unit AS
    SELECT *, CASE WHEN length(outcome(%1$L, n, tag)) = 16 THEN %2$s END AS q,
      CASE %1$L
        WHEN 'cost' THEN CASE WHEN i %% 3 = 0 THEN name || ' ' || written || unit ELSE written || unit || ' ' || name END
        WHEN 'unit_price' THEN written || ' ' || replace(name, '/E', '/' || unit)
        ELSE written || ' ' || unit || CASE tag WHEN 0 THEN '' ELSE ' ' || name END
      END AS a
    FROM (
      SELECT *, round(b * ten_to(power) * seconds) AS n,
        CASE i %% 8
          WHEN 0 THEN b * 1000 || 'e-3'
          WHEN 1 THEN b * 0.0001 || '0E+4'
          WHEN 2 THEN regexp_replace(split_part(b::text, '.', 1), '\d(?=(\d\d\d)+$)', '\&,', 'g')
            || CASE WHEN scale(b) > 0 THEN '.' || split_part(b::text, '.', 2) ELSE '' END
          WHEN 3 THEN CASE WHEN b < 0 THEN '-' ELSE '+' END || '000' || abs(b)
          WHEN 4 THEN CASE WHEN %1$L <> 'cost' OR unit = '' THEN in_parts(b, random_below(64, i, %4$s + 46)) ELSE b::text END
          ELSE b::text
        END AS written
      FROM (
        SELECT p.i, t.tag, t.name, unit.name AS unit, power, seconds,
          CASE seconds WHEN 1 THEN m ELSE round(m / seconds, 30) END * ten_to(-power) AS b
        FROM (
          SELECT i, 1 + random_below(%3$s, i, %4$s + 40) AS j, 1 + random_below(%5$s, i, %4$s + 41) AS u,
            random_count(%6$s, i, %4$s) * CASE WHEN random_below(10, i, %4$s + 42) = 0 THEN 1.5 ELSE 1 END
              + (ARRAY[0, 0, 0.5, -0.5, 0.49999999999999999999999, 0.50000000000000000000001, -0.4999, -0.5001])
                [1 + random_below(8, i, %4$s + 43)]
              + random_below(10, i, %4$s + 44) * ten_to(-random_below(40, i, %4$s + 45)) AS m
          FROM generate_series(1, %7$s) AS i
        ) AS p JOIN tag_%1$s AS t ON t.i = p.j JOIN unit ON kind = %1$L AND unit.i = p.u
      ) AS chosen
    ) AS counted
    $q$, kind, quantity_expression(kind, 'n', 'name'), tag_count(kind), stream,
    (SELECT count(*) FROM unit WHERE unit.kind = make_numbers.kind), count_bits(kind), row_count);
END
$$;

CREATE PROCEDURE check_numbers(kind text, stream integer, row_count integer)
  LANGUAGE plpgsql
AS $$
DECLARE
  expected text := format('outcome(%L, n, tag)', kind);
BEGIN
  CALL make_numbers(kind, stream, row_count);
  CALL check_each('text to ' || kind, 'a text', format('%1$s_send(a::%1$s)', kind), expected, 'number_of_unit');
  IF kind IN ('flops', 'flop') THEN
    CALL check_each(kind || '(numeric, text, text)', 'b numeric, unit text, name text', format('%1$s_send(%1$s(b, unit, name))', kind),
      expected, 'number_of_unit');
    CALL check_each(kind || '(numeric, text)', 'b numeric, unit text', format('%1$s_send(%1$s(b, unit))', kind),
      format('outcome(%L, n, 0)', kind), 'number_of_unit');
    CALL check_all(format('in_unit(%s, text)', kind), 'in_unit(q, unit) = n * ten_to(-power)', 'q || '' in '' || unit',
      '(SELECT * FROM number_of_unit WHERE q IS NOT NULL AND seconds = 1) AS s');
  ELSIF kind = 'cost' THEN
    CALL check_each('cost(numeric, text)', 'b numeric, name text', 'cost_send(cost(b, name))',
      'outcome(''cost'', round(b * 1000000000000), tag)', 'number_of_unit');
  ELSE
    CALL check_all('in_unit(unit_price, text)',
      'in_unit(q, unit || substr(name, 6, strpos(name || '' '', '' '') - 6)) = n * ten_to(-power)', 'q || '' in '' || unit',
      '(SELECT * FROM number_of_unit WHERE q IS NOT NULL) AS s');
  END IF;
  IF kind = 'flops' THEN
    CALL check_all('eflops, pflops, tflops',
      'eflops(q) = n * 1e-18 AND pflops(q) = n * 1e-15 AND tflops(q) = n * 1e-12', 'q',
      '(SELECT * FROM number_of_unit WHERE q IS NOT NULL) AS s');
  ELSIF kind <> 'flop' THEN
    CALL check_all(format('amount(%s)', kind), format('amount(q) = n * ten_to(%s)', CASE kind WHEN 'cost' THEN -12 ELSE -9 END), 'q',
      '(SELECT * FROM number_of_unit WHERE q IS NOT NULL) AS s');
  END IF;
  DROP TABLE number_of_unit;
END
$$;

CALL check_type('flops', 1000, :rows);
CALL check_type('flop', 2000, :rows);
CALL check_type('cost', 3000, :rows);
CALL check_type('unit_price', 4000, :rows);
CALL check_quotient('cost', 'flops', 5000, :rows);
CALL check_quotient('cost', 'flop', 5100, :rows);
CALL check_product('flops', 5200, :rows);
CALL check_product('flop', 5300, :rows);
CALL check_affordable('affordable_capacity', 'flops', 5400, :rows);
CALL check_affordable('affordable_work', 'flop', 5500, :rows);
CALL check_times(5600, :rows);
CALL check_numbers('flops', 7000, :rows);
CALL check_numbers('flop', 7100, :rows);
CALL check_numbers('cost', 7200, :rows);
CALL check_numbers('unit_price', 7300, :rows);

-- A proof would prove little if no operand reached a limit or a half.
CALL check_all('of each operation, some operands are out of range and some are not',
  'out_of_range > 0 AND out_of_range < operations', 'name',
  $$(SELECT * FROM result WHERE out_of_range IS NOT NULL AND name !~ '^sign|^(\w+) / \1$') AS s$$);
CALL check_all('of quotients and products, some are halves', 'halves > operations / 50', 'source || '': '' || halves', $$(
  SELECT 'cost / flops' AS source, count(*) AS operations,
    count(*) FILTER (WHERE 2 * a * 1000000000000000 % nullif(b, 0) = 0 AND a * 1000000000000000 % nullif(b, 0) <> 0) AS halves
  FROM generate_series(1, 10000) AS i, dividend_and_divisor(111, 119, 103, 1000000000000000, i, 5000)
  UNION ALL
  SELECT 'flop / interval', count(*), count(*) FILTER (WHERE 2 * a * 1000000 % nullif(b, 0) = 0 AND a * 1000000 % nullif(b, 0) <> 0)
  FROM generate_series(1, 10000) AS i, dividend_and_divisor(119, 67, 119, 1000000, i, 5700)
  UNION ALL
  SELECT 'flops / bigint', count(*), count(*) FILTER (WHERE 2 * a % nullif(b, 0) = 0 AND a % nullif(b, 0) <> 0)
  FROM generate_series(1, 10000) AS i, dividend_and_divisor(119, 63, 119, 1, i, 1150)
  UNION ALL
  SELECT 'unit_price * flops', count(*), count(*) FILTER (WHERE abs(a * b % 1000000000000000) = 500000000000000)
  FROM generate_series(1, 10000) AS i, factors(103, 119, 111, 15, i, 5200)
  UNION ALL
  SELECT 'flops * numeric', count(*), count(*) FILTER (WHERE abs(n * b % 1) = 0.5)
  FROM generate_series(1, 10000) AS i, random_number(i, 1200) AS b, count_for_number(119, b, i, 1220) AS n
  WHERE b NOT IN ('NaN', 'Infinity', '-Infinity')
  UNION ALL
  SELECT 'flops / numeric', count(*), count(*) FILTER (WHERE 2 * n % nullif(b, 0) = 0 AND n % nullif(b, 0) <> 0)
  FROM generate_series(1, 10000) AS i, random_number(i, 1200) AS b, count_for_number(119, b, i, 1220) AS n
  WHERE b NOT IN ('NaN', 'Infinity', '-Infinity')) AS s$$);
CALL check_all('a million operations', 'n >= 1000000', 'n', '(SELECT sum(operations) AS n FROM result) AS s');

\ir finish.sql
