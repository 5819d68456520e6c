-- laws.sql
--   The laws of the algebra, on random values: operations of the types held
--   against one another.  Only the bounds that roundings leave are worked out
--   in numeric.

\ir setup.sql
\ir operands.sql
\set rows 20000

-- --- one type ---------------------------------------------------------------

-- a, b, c: with room for their sum.  d, e: with room for n times their sum,
-- for an integer n, and for the smaller n4 and n2.  q: any.  unit: one smallest unit, zero: none.  All of one
-- row are of one kind.
CREATE PROCEDURE make_values(kind text, stream integer, row_count integer)
  LANGUAGE plpgsql
AS $$
DECLARE
  bits integer := count_bits(kind);
  quantities text;
BEGIN
  SELECT string_agg(quantity_expression(kind, n, 't.name') || ' AS ' || name, ', ') INTO quantities
  FROM (VALUES ('an', 'a'), ('bn', 'b'), ('cn', 'c'), ('dn', 'd'), ('en', 'e'), ('qn', 'q'), ('1', 'unit'), ('0', 'zero')) AS v (n, name);
  EXECUTE format($q$
    CREATE UNLOGGED TABLE value AS
    SELECT drawn.i, n, n4, n2, an, bn, cn, dn, en, qn, t.tag, %s
    FROM (
      SELECT i, 1 + random_below(%s, CASE WHEN i < 10000 THEN i / 100 ELSE i END, %s) AS j, n, CASE n %% 2147483648 WHEN 0 THEN 3 ELSE n %% 2147483648 END::integer AS n4,
        CASE n %% 32768 WHEN 0 THEN 3 ELSE n %% 32768 END::smallint AS n2,
        random_count(%4$s - 2, i, %3$s + 1) AS an, random_count(%4$s - 2, i, %3$s + 4) AS bn, random_count(%4$s - 2, i, %3$s + 7) AS cn,
        random_count(%4$s - 2 - n_bits, i, %3$s + 10) AS dn, random_count(%4$s - 2 - n_bits, i, %3$s + 13) AS en,
        random_count(%4$s, i, %3$s + 16) AS qn
      FROM generate_series(1, %5$s) AS i, LATERAL (SELECT (ARRAY[63, 31, 15])[1 + i %% 3] AS n_bits) AS sized,
        LATERAL (SELECT greatest(random_count(n_bits, i, %3$s + 19), 1 - two_to(n_bits))::bigint AS drawn_n OFFSET 0) AS d,
        LATERAL (SELECT CASE drawn_n WHEN 0 THEN 7 ELSE drawn_n END AS n) AS not_zero
    ) AS drawn JOIN tag_%6$s AS t ON t.i = j
    $q$, quantities, tag_count(kind), stream, bits, row_count, kind);
  ANALYZE value;
END
$$;

CREATE PROCEDURE check_laws(kind text, VARIADIC laws text[])
  LANGUAGE plpgsql
AS $$
DECLARE
  law text;
BEGIN
  FOREACH law IN ARRAY laws
  LOOP
    CALL check_all(format('%s: %s', kind, law), law,
      'concat_ws('', '', ''a = '' || a, ''b = '' || b, ''c = '' || c, ''d = '' || d, ''e = '' || e, ''q = '' || q, ''n = '' || n)', 'value');
  END LOOP;
END
$$;

CREATE PROCEDURE check_type(kind text, stream integer, row_count integer)
  LANGUAGE plpgsql
AS $$
BEGIN
  CALL make_values(kind, stream, row_count);
  CALL check_laws(kind,
    'a + b = b + a',
    '(a + b) + c = a + (b + c)',
    'a + b - b = a AND a - b + b = a',
    'a - b = a + (- b) AND a - b = - (b - a)',
    'a + zero = a AND a - a = zero AND - zero = zero',
    '- (- a) = a AND a + (- a) = zero',
    'abs(a) = abs(- a) AND abs(a) >= zero AND abs(a) = a * sign(a)',
    'sign(- a) = - sign(a) AND (sign(a) = 0) = (a = zero)',
    'abs(a + b) <= abs(a) + abs(b)',
    -- integers
    'd * n / n = d AND n * d = d * n',
    '(d + e) * n = d * n + e * n AND (d - e) * n = d * n - e * n',
    'd * (- n) = - (d * n) AND (- d) * n = - (d * n)',
    'q * 1 = q AND q / 1 = q AND q * 0 = zero',
    'd * 2 = d + d AND d * 3 = d + d + d AND d * 5::smallint = d * 2::bigint + d * 3',
    -- the rounding of a quotient is at most a half, and symmetric
    'abs(a - a / n * n) * 2 <= unit * abs(n)',
    '(- a) / n = - (a / n) AND a / (- n) = - (a / n)',
    'unit / 2 = unit AND unit / (-2) = - unit AND unit / 3 = zero AND d * 2 / 4 - d / 2 = zero',
    -- any type of number, and both orders
    'd * n::numeric = d * n AND n::numeric * d = d * n AND a / n::numeric = a / n',
    'd * n4 = d * n4::bigint AND n4 * d = d * n4::numeric AND a / n4 = a / n4::bigint',
    'd * n2 = d * n2::bigint AND n2 * d = d * n2::numeric AND a / n2 = a / n2::bigint',
    'd * n4::double precision = d * n4 AND n2::double precision * d = d * n2 AND a / n4::double precision = a / n4',
    'd * 0.5 = d / 2 AND d * 0.25::double precision = d / 4 AND d / 0.125 = d * 8',
    'abs(a * 0.3 + a * 0.7 - a) <= unit',
    -- ratios
    'zero = a OR a / a = 1 AND - a / a = -1 AND d * n / n / unit = d / unit',
    'd = zero OR d * n / d = n',
    'a / unit = an AND sign(a - b) = sign(a / unit - b / unit)',
    -- order
    '(a < b)::integer + (a = b)::integer + (a > b)::integer = 1',
    '(a < b) = (sign(a - b) < 0) AND (a <= b) = (sign(a - b) <= 0) AND (a = b) = (sign(a - b) = 0)',
    '(a < b) = (a + c < b + c) AND (a < b) = (- a > - b) AND (a < b) = (b > a)',
    'NOT (a < b AND b < c) OR a < c',
    '(a < b) = (an < bn) AND (a = b) = (an = bn)',
    'greatest(a, b, c) / unit = greatest(an, bn, cn) AND least(a, b, c) / unit = least(an, bn, cn)');

  -- order by quantity is order by number and then by kind, and two that are
  -- equal are one in a hash table
  CALL check_all(kind || ': ORDER BY', 'by_quantity = by_number AND down = by_number_down', 'q',
    '(SELECT q, rank() OVER (ORDER BY q) AS by_quantity, rank() OVER (ORDER BY qn, tag) AS by_number, '
    'rank() OVER (ORDER BY q DESC) AS down, rank() OVER (ORDER BY qn DESC, tag DESC) AS by_number_down FROM value) AS s');
  CALL check_all(kind || ': DISTINCT, GROUP BY, joins', 'distinct_ = pairs AND groups = pairs AND joined = pairs_joined',
    'concat_ws('', '', distinct_, groups, pairs, joined, pairs_joined)', '(SELECT '
    '(SELECT count(DISTINCT q) FROM value) AS distinct_, (SELECT count(*) FROM (SELECT q FROM value GROUP BY q) AS g) AS groups, '
    '(SELECT count(*) FROM (SELECT qn, tag FROM value GROUP BY qn, tag) AS g) AS pairs, '
    '(SELECT count(*) FROM value AS v JOIN value AS w USING (q)) AS joined, '
    '(SELECT count(*) FROM value AS v JOIN value AS w USING (qn, tag)) AS pairs_joined) AS s');

  -- The first rows are of one kind by the hundred.  A sum is the same in any
  -- order and from any parts, and the mean is the nearest to it.
  CALL check_all(kind || ': sum in any order', 'sum = down AND sum = otherwise AND sum = parts AND sum = left_over + last', 'g || '': '' || sum',
    '(SELECT i / 100 AS g, sum(small) AS sum, sum(small ORDER BY i DESC) AS down, sum(small ORDER BY hashint8(i)) AS otherwise, '
    'sum(small) FILTER (WHERE i % 3 = 0) + sum(small) FILTER (WHERE i % 3 > 0) AS parts, '
    'sum(small) FILTER (WHERE i % 100 > 0) AS left_over, sum(small) FILTER (WHERE i % 100 = 0) AS last '
    'FROM (SELECT i, a / 64 AS small FROM value WHERE i BETWEEN 100 AND 9999) AS v GROUP BY i / 100) AS s');
  CALL check_all(kind || ': avg, min, max', 'abs(avg * rows - sum) * 2 <= unit * rows AND min <= avg AND avg <= max AND min * rows <= sum AND sum <= max * rows',
    'g || '': '' || sum', '(SELECT i / 100 AS g, sum(small) AS sum, avg(small) AS avg, min(small) AS min, max(small) AS max, '
    'count(*) AS rows, min(unit) AS unit FROM (SELECT i, a / 64 AS small, unit FROM value WHERE i BETWEEN 100 AND 9999) AS v GROUP BY i / 100) AS s');
  CALL check_all(kind || ': sum(a, b, c) = a + b + c', '(SELECT sum(x) FROM unnest(ARRAY[a, b, c]) AS x) = a + b + c',
    'concat_ws('', '', a, b, c)', 'value');
  DROP TABLE value;
END
$$;

-- --- between types ----------------------------------------------------------
--
-- In counts, a price is p = c * S / q with S = 10^15, and the cost c = p * q / S,
-- each rounded by at most 1/2.  So of c / q * q
--
--   |p - c S / q| <= 1/2  and  |c' - p q / S| <= 1/2,  hence  |c' - c| <= |q| / 2S + 1/2,
--
-- and as c' and c are whole, |c' - c| <= (|q| + S) div 2S: none for less than
-- 10^15 operations.  The same goes for every way there and back; the divisor of
-- the way back stands below:
--
--   c / q * q                     (|q| + S) div 2S
--   p * q / q                     (S + |q|) div 2|q|
--   affordable(c, p) * p          (|p| + S) div 2S
--   affordable(p * q, p)          (S + |p|) div 2|p|
--   f * t / t                     (S + |t|) div 2|t|    with S = 10^6, t in microseconds
--   f * t / f                     (S + |f|) div 2|f|
--   w / t * t                     (|t| + S) div 2S
--   w / f * f                     (|f| + S) div 2S
--
-- Rows whose results would be out of range are left out.

CREATE FUNCTION bound(operand numeric, divisor numeric) RETURNS numeric
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN div(abs(operand) + abs(divisor), 2 * abs(divisor));

-- Names what a law is made of: c, p, q, r, f, w, t as above, r another q.
CREATE PROCEDURE check_mixed(kind text, law text, condition text)
  LANGUAGE plpgsql
AS $$
BEGIN
  CALL check_all(format('%s: %s', kind, law), law, 'concat_ws('', '', ''c = '' || c, ''p = '' || p, ''q = '' || q, ''r = '' || r, ''n = '' || n)',
    format('(SELECT * FROM value WHERE %s) AS s', condition));
END
$$;

CREATE PROCEDURE check_prices(kind text, affordable text, stream integer, row_count integer)
  LANGUAGE plpgsql
AS $$
DECLARE
  price_fits text := 'qn <> 0 AND abs(cn) * 1000000000000000 < (two_to(103) - 1) * abs(qn)';
  cost_fits text := 'abs(pn) * greatest(abs(qn), abs(rn), abs(qn + rn)) < (two_to(110) - 1) * 1000000000000000';
  operations_fit text := 'pn <> 0 AND abs(cn) * 1000000000000000 < (two_to(118) - 1) * abs(pn)';
  unit text := 'cost(0.000000000001, name)';
BEGIN
  EXECUTE format($q$
    CREATE UNLOGGED TABLE value AS
    SELECT drawn.*, cost_tag.name, price.name AS price_name, %1$s AS c, %2$s AS p, %3$s AS q, %4$s AS r
    FROM (
      SELECT i, 1 + random_below(%5$s, i, %6$s) AS j, 1 + random_below(%7$s, i, %6$s + 1) AS k,
        random_count(110, i, %6$s + 2) AS cn, random_count(102, i, %6$s + 5) AS pn,
        CASE i %% 8 WHEN 0 THEN 1000000000000000 * random_count(5, i, %6$s + 14) + nudge(i, %6$s + 15) ELSE random_count(118, i, %6$s + 8) END AS qn,
        random_count(118, i, %6$s + 11) AS rn, random_below(2000, i, %6$s + 17) - 1000 AS n
      FROM generate_series(1, %8$s) AS i
    ) AS drawn JOIN tag_cost AS cost_tag ON cost_tag.i = j JOIN tag_%9$s AS basis_tag ON basis_tag.i = k
      JOIN tag_unit_price AS price ON price.tag = price_tag(cost_tag.tag, basis_tag.tag, %10$s)
    $q$, quantity_expression('cost', 'cn', 'cost_tag.name'), quantity_expression('unit_price', 'pn', 'price.name'),
    quantity_expression(kind, 'qn', 'basis_tag.name'), quantity_expression(kind, 'rn', 'basis_tag.name'),
    tag_count('cost'), stream, tag_count(kind), row_count, kind, CASE kind WHEN 'flop' THEN 1 ELSE 0 END);
  ANALYZE value;
  CALL check_mixed(kind, format('abs(c / q * q - c) <= cost(bound(qn, 1000000000000000) * 0.000000000001, name)'), price_fits);
  CALL check_mixed(kind, 'c / q * q = c', price_fits || ' AND abs(qn) < 1000000000000000');
  CALL check_all(format('%s: the bound is reached', kind), 'reached > 0', 'reached', format(
    '(SELECT count(*) FILTER (WHERE abs(c / q * q - c) = cost(bound(qn, 1000000000000000) * 0.000000000001, name)) AS reached '
    'FROM value WHERE bound(qn, 1000000000000000) > 0 AND %s) AS s', price_fits));
  CALL check_mixed(kind, 'abs(amount(p * q / q - p)) * 1000000000 <= bound(1000000000000000, qn)',
    cost_fits || ' AND qn <> 0 AND bound(1000000000000000, nullif(qn, 0)) < two_to(100)');
  CALL check_mixed(kind, format('abs(%s(c, p) * p - c) <= cost(bound(pn, 1000000000000000) * 0.000000000001, name)', affordable), operations_fit);
  CALL check_mixed(kind, format('abs(in_unit(%s(p * q, p) - q, %L)) <= bound(1000000000000000, pn)', affordable, upper(kind)), cost_fits || ' AND pn <> 0');
  CALL check_mixed(kind, 'p * q = q * p AND p * (- q) = - (p * q) AND (- p) * q = - (p * q)', cost_fits);
  CALL check_mixed(kind, '(- c) / q = - (c / q) AND c / (- q) = - (c / q)', price_fits);
  CALL check_mixed(kind, format('abs(p * (q + r) - p * q - p * r) <= %s', unit), cost_fits);
  CALL check_mixed(kind, 'NOT q <= r OR (- abs(p)) * q >= (- abs(p)) * r AND abs(p) * q <= abs(p) * r', cost_fits);
  CALL check_mixed(kind, format('abs(p * (q * n) - p * q * n) * 2 <= %s * (abs(n) + 1)', unit),
    'abs(pn) * 1000 * abs(qn) < (two_to(110) - 1) * 1000000000000000 AND abs(qn) * 1000 < two_to(118)');
  CALL check_mixed(kind, 'currency(c / q) = currency(c) AND basis(c / q) = basis(q) AND c / q - c / q + p = p', price_fits);
  CALL check_mixed(kind, '(SELECT blended_price(x, y) FROM (SELECT c AS x, q AS y) AS one) = c / q', price_fits);
  DROP TABLE value;
END
$$;

CREATE PROCEDURE check_work(stream integer, row_count integer)
  LANGUAGE plpgsql
AS $$
DECLARE
  example text := 'concat_ws('', '', ''f = '' || f, ''g = '' || g, ''t = '' || t, ''u = '' || u, ''w = '' || w)';
  law text;
  condition text;
BEGIN
  EXECUTE format($q$
    CREATE UNLOGGED TABLE value AS
    SELECT drawn.*, t.name, %1$s AS f, %2$s AS g, %3$s AS w, format('%%s microseconds', tn)::interval AS t, format('%%s microseconds', un)::interval AS u
    FROM (
      SELECT i, 1 + random_below(%4$s, i, %5$s) AS j,
        CASE i %% 8 WHEN 0 THEN random_count(22, i, %5$s + 1) ELSE random_count(117, i, %5$s + 1) END AS fn,
        random_count(117, i, %5$s + 4) AS gn, random_count(117, i, %5$s + 7) AS wn,
        CASE i %% 8 WHEN 1 THEN random_count(22, i, %5$s + 10) ELSE random_count(61, i, %5$s + 10) END AS tn,
        random_count(61, i, %5$s + 13) AS un
      FROM generate_series(1, %6$s) AS i
    ) AS drawn JOIN tag_flops AS t ON t.i = j
    $q$, quantity_expression('flops', 'fn', 't.name'), quantity_expression('flops', 'gn', 't.name'),
    quantity_expression('flop', 'wn', 't.name'), tag_count('flops'), stream, row_count);
  FOR law, condition IN VALUES
    ('abs(in_unit(f * t / t - f, ''FLOPS'')) <= bound(1000000, tn)', 'tn <> 0 AND abs(fn) * abs(tn) < two_to(117) * 1000000'),
    ('abs(extract(epoch FROM f * t / f - t)) * 1000000 <= bound(1000000, fn)', 'fn <> 0 AND abs(fn) * abs(tn) < two_to(117) * 1000000'),
    ('abs(in_unit(w / t * t - w, ''FLOP'')) <= bound(tn, 1000000)', 'tn <> 0 AND abs(wn) * 1000000 < two_to(117) * abs(tn)'),
    ('abs(in_unit(w / f * f - w, ''FLOP'')) <= bound(fn, 1000000)', 'fn <> 0 AND bound(wn * 1000000, fn) < two_to(62)'),
    ('f * t / t = f', 'abs(tn) > 1000000 AND abs(fn) * abs(tn) < two_to(117) * 1000000'),
    ('f * t = t * f AND f * (- t) = - (f * t) AND (- f) * t = - (f * t)', 'abs(fn) * abs(tn) < two_to(117) * 1000000'),
    ('abs(f * (t + u) - f * t - f * u) <= flop(1, ''FLOP'', name)', 'abs(fn) * (abs(tn) + abs(un)) < two_to(117) * 1000000'),
    ('abs((f + g) * t - f * t - g * t) <= flop(1, ''FLOP'', name)', '(abs(fn) + abs(gn)) * abs(tn) < two_to(117) * 1000000'),
    ('(- w) / f = - (w / f) AND w / (- f) = - (w / f)', 'fn <> 0 AND bound(wn * 1000000, fn) < two_to(62)'),
    ('f * interval ''1 day'' = f * 86400 * interval ''1 second'' AND f * interval ''1 day'' = f * interval ''24 hours''', 'abs(fn) * 86400 < two_to(117)'),
    ('in_unit(f * interval ''1 second'', ''FLOP'') = in_unit(f, ''FLOPS'') AND basis(f * t) = basis(f)', 'abs(fn) * abs(tn) < two_to(117) * 1000000')
  LOOP
    CALL check_all('work and time: ' || law, law, example, format('(SELECT * FROM value WHERE %s) AS s', condition));
  END LOOP;
  DROP TABLE value;
END
$$;

CALL check_type('flops', 1000, :rows);
CALL check_type('flop', 1100, :rows);
CALL check_type('cost', 1200, :rows);
CALL check_type('unit_price', 1300, :rows);
CALL check_prices('flops', 'affordable_capacity', 1400, :rows);
CALL check_prices('flop', 'affordable_work', 1500, :rows);
CALL check_work(1600, :rows);

\ir finish.sql
