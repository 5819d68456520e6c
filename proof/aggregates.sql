-- aggregates.sql
--   sum, avg, min, max and blended_price of random groups, of random windows
--   and in parallel plans, against numeric.
--
-- What every group must give is worked out first.  Groups that must succeed
-- are then aggregated in one statement, once hashed and once sorted, as an
-- error would end it; those that must raise are tried one by one.

\ir setup.sql
\ir operands.sql
\set groups 4000

-- --- groups -----------------------------------------------------------------

-- Groups of one to 40 rows.  By the group's number, they are of any counts; of
-- counts with room for their sum; or such that they add up to a limit, or to
-- zero, or next to it.  Some rows are NULL, some groups wholly; some are mixed.
CREATE PROCEDURE make_groups(kind text, groups integer, stream integer)
  LANGUAGE plpgsql
AS $$
BEGIN
  EXECUTE format($q$
    CREATE UNLOGGED TABLE member AS
    SELECT m.g, m.i, m.n, t.tag, CASE WHEN m.n IS NOT NULL THEN %1$s END AS q
    FROM (
      SELECT g, i, j,
        CASE WHEN g %% 4 < 2 OR i < size THEN n
          ELSE clamp((ARRAY[two_to(%2$s), -two_to(%2$s), 0])[1 + g / 4 %% 3] + random_below(3, g, %3$s)
            - 1 + n - sum(n) OVER (PARTITION BY g), %2$s) END AS n
      FROM (
        SELECT g, i, size,
          CASE WHEN random_below(40, g, %3$s + 1) > 0 AND random_below(12, place, %3$s + 2) > 0 THEN
            random_count(CASE g %% 4 WHEN 0 THEN %2$s ELSE %2$s - 6 END, place, %3$s + 3) END AS n,
          1 + random_below(%4$s, CASE WHEN g %% 16 = 2 AND place %% 8 = 0 THEN place ELSE g END, %3$s + 6) AS j
        FROM generate_series(1, %5$s) AS g, LATERAL (SELECT 1 + random_below(40, g, %3$s + 7) AS size OFFSET 0) AS sized,
          generate_series(1, size) AS i, LATERAL (SELECT 100 * g + i AS place) AS placed
      ) AS drawn
    ) AS m JOIN tag_%6$s AS t ON t.i = m.j
    $q$, quantity_expression(kind, 'm.n', 't.name'), count_bits(kind), stream, tag_count(kind), groups, kind);
  CREATE INDEX ON member (g);
  ANALYZE member;
  EXECUTE format($q$
    CREATE UNLOGGED TABLE expected AS
    SELECT g,
      CASE WHEN rows > 0 THEN outcome(%1$L, total, tag, failure) END AS sum,
      CASE WHEN rows > 0 THEN outcome(%1$L, divide_round(total, rows), tag, failure) END AS avg,
      CASE WHEN rows > 0 THEN outcome(%1$L, least, tag, failure) END AS min,
      CASE WHEN rows > 0 THEN outcome(%1$L, greatest, tag, failure) END AS max
    FROM (
      SELECT g, count(n) AS rows, sum(n) AS total, min(n) AS least, max(n) AS greatest, min(tag) FILTER (WHERE n IS NOT NULL) AS tag,
        CASE WHEN count(DISTINCT tag) FILTER (WHERE n IS NOT NULL) > 1 THEN '22000' END AS failure
      FROM member
      GROUP BY g
    ) AS totals
    $q$, kind);
END
$$;

CREATE PROCEDURE check_groups(kind text, aggregate text, arguments text DEFAULT 'q')
  LANGUAGE plpgsql
AS $$
DECLARE
  plan text;
  result text := CASE aggregate WHEN 'blended_price' THEN 'unit_price' ELSE kind END;
BEGIN
  FOREACH plan IN ARRAY '{hashed,sorted}'::text[]
  LOOP
    PERFORM set_config('enable_hashagg', CASE plan WHEN 'hashed' THEN 'on' ELSE 'off' END, false),
      set_config('enable_sort', CASE plan WHEN 'hashed' THEN 'off' ELSE 'on' END, false);
    CALL check_all(format('%s(%s), %s', aggregate, kind, plan), 'answer IS NOT DISTINCT FROM expected',
      '''group '' || g || '' gives '' || shown(answer) || '', not '' || shown(expected)',
      format('(SELECT g, %1$s_send(%2$s(%3$s)) AS answer, e.%2$s AS expected '
        'FROM member JOIN expected AS e USING (g) WHERE e.%2$s IS NULL OR length(e.%2$s) = 16 GROUP BY g, e.%2$s) AS s',
        result, aggregate, arguments));
  END LOOP;
  RESET enable_hashagg;
  RESET enable_sort;
  CALL check_each(format('%s(%s), to raise', aggregate, kind), 'x integer',
    format('(SELECT %s_send(%s(%s)) FROM member WHERE g = x)', result, aggregate, arguments), aggregate,
    format('(SELECT g AS x, * FROM expected WHERE length(%s) = 5) AS s', aggregate));
END
$$;

-- --- percentiles ------------------------------------------------------------

-- The percentile of h hundredths, of rows sorted as whole numbers: the row of
-- h (n - 1) / 100 for percentile_cont, weighted with the next one, and that of
-- h n / 100 for percentile_disc.  One call for each, and an array of three.
CREATE PROCEDURE check_percentiles(kind text)
  LANGUAGE plpgsql
AS $$
DECLARE
  direction text;
BEGIN
  FOREACH direction IN ARRAY '{ASC,DESC}'::text[]
  LOOP
    CALL check_all(format('percentiles of %s, %s', kind, lower(direction)), 'cont = expected_cont AND disc = expected_disc AND several = ARRAY[disc, NULL, disc] AND again = ARRAY[cont]',
      '''group '' || g || '' at '' || h || ''/100 gives '' || shown(cont) || '', '' || shown(disc) || '', not '' || shown(expected_cont) || '', '' || shown(expected_disc)',
      format($q$(
        SELECT g, h, outcome(%1$L, divide_round(v[1 + at / 100] * (100 - at %% 100) + coalesce(v[2 + at / 100], 0) * (at %% 100), 100), tag) AS expected_cont,
          outcome(%1$L, v[greatest((h * n + 99) / 100, 1)], tag) AS expected_disc, cont, disc, several, again
        FROM (
          SELECT g, h, array_agg(n ORDER BY n %2$s) AS v, count(*)::integer AS n, h * (count(*)::integer - 1) AS at, min(tag) AS tag,
            %1$s_send(percentile_cont(h / 100.0) WITHIN GROUP (ORDER BY q %2$s)) AS cont, %1$s_send(percentile_disc(h / 100.0) WITHIN GROUP (ORDER BY q %2$s)) AS disc,
            (SELECT array_agg(%1$s_send(x) ORDER BY place) FROM unnest(percentile_disc(ARRAY[h / 100.0, NULL, h / 100.0]) WITHIN GROUP (ORDER BY q %2$s)) WITH ORDINALITY AS u (x, place)) AS several,
            (SELECT array_agg(%1$s_send(x)) FROM unnest(percentile_cont(ARRAY[h / 100.0]) WITHIN GROUP (ORDER BY q %2$s)) AS x) AS again
          FROM member, LATERAL (SELECT random_below(101, g, 77) AS h OFFSET 0) AS hundredths
          WHERE n IS NOT NULL AND g NOT IN (SELECT g FROM expected WHERE length(sum) = 5 AND sum = failure('22000'))
          GROUP BY g, h
        ) AS r) AS s$q$, kind, direction));
  END LOOP;
  CALL check_each(format('percentile_disc(%s) of mixed groups', kind), 'x integer', format('(SELECT %s_send(percentile_disc(0.5) WITHIN GROUP (ORDER BY q)) FROM member WHERE g = x)', kind), 'sum',
    '(SELECT g AS x, sum FROM expected WHERE sum = failure(''22000'')) AS s');
END
$$;

-- --- windows ----------------------------------------------------------------

-- A frame that moves takes rows out again.  Groups with room for all their
-- partial sums, in frames that overlap, that jump, and that run empty.
CREATE PROCEDURE check_windows(kind text, aggregate text)
  LANGUAGE plpgsql
AS $$
DECLARE
  frame text;
BEGIN
  FOREACH frame IN ARRAY '{3 PRECEDING AND CURRENT ROW,2 PRECEDING AND 5 FOLLOWING,4 FOLLOWING AND 6 FOLLOWING,'
    '10 PRECEDING AND 8 PRECEDING,CURRENT ROW AND UNBOUNDED FOLLOWING}'::text[]
  LOOP
    CALL check_all(format('%s(%s) of rows %s', aggregate, kind, lower(frame)), 'answer IS NOT DISTINCT FROM expected',
      '''group '' || g || '' at '' || i || '' gives '' || shown(answer) || '', not '' || shown(expected)',
      format('(SELECT g, i, CASE WHEN count(n) OVER w > 0 THEN outcome(%1$L, %2$s, tag) END AS expected, %1$s_send(%3$s(q) OVER w) AS answer '
        'FROM member WHERE g %% 4 = 1 WINDOW w AS (PARTITION BY g ORDER BY i ROWS BETWEEN %4$s)) AS s',
        kind, CASE aggregate WHEN 'sum' THEN 'sum(n) OVER w' ELSE 'divide_round(sum(n) OVER w, count(n) OVER w)' END, aggregate, frame));
  END LOOP;

  -- When the last row of a kind has left, any other kind may come: between
  -- two rows that are not NULL there is always one that is.
  CALL check_all(format('%s(%s) of changing kinds', aggregate, kind), 'answer IS NOT DISTINCT FROM expected',
    '''row '' || i || '' gives '' || shown(answer) || '', not '' || shown(expected)',
    format('(SELECT i, %1$s_send(coalesce(q, before)) AS expected, %1$s_send(%2$s(q) OVER w) AS answer '
      'FROM (SELECT i, q, lag(q) OVER (ORDER BY i) AS before FROM '
      '(SELECT 2 * i AS i, q FROM (SELECT row_number() OVER (ORDER BY g * 7919 %% 10007, i) AS i, q FROM member WHERE q IS NOT NULL) AS m '
      'UNION ALL SELECT 2 * i - 1, NULL FROM generate_series(1, (SELECT count(q) FROM member)) AS i) AS both_) AS m '
      'WINDOW w AS (ORDER BY i ROWS 1 PRECEDING)) AS s', kind, aggregate));
END
$$;

-- --- parallel plans ---------------------------------------------------------

CREATE FUNCTION plan_of(statement text) RETURNS SETOF text
  LANGUAGE plpgsql
AS $$
BEGIN
  RETURN QUERY EXECUTE 'EXPLAIN (COSTS OFF) ' || statement;
END
$$;

-- Partial sums travel between processes and are put together: in all, and by
-- group.  The sum of "large" is beyond any type, but not its mean.  INSERT has
-- no parallel plans, CREATE TABLE has.
CREATE PROCEDURE check_parallel(kind text, stream integer, row_count integer)
  LANGUAGE plpgsql
AS $$
DECLARE
  bits integer := count_bits(kind);
  by_group text;
  statement text;
BEGIN
  EXECUTE format($q$
    CREATE UNLOGGED TABLE member AS
    SELECT drawn.i %% 10 AS g, n, %1$s AS q, large, %2$s AS large_q
    FROM (SELECT i, random_count(%3$s, i, %4$s) AS n, greatest(random_count(%5$s, i, %4$s + 3), -1000) AS large
      FROM generate_series(1, %6$s) AS i) AS drawn, tag_%7$s AS t
    WHERE t.i = 5
    $q$, quantity_expression(kind, 'n', 't.name'), quantity_expression(kind, 'large', 't.name'), bits - 16, stream, bits, row_count, kind);
  ANALYZE member;
  PERFORM set_config('parallel_setup_cost', '0', true), set_config('parallel_tuple_cost', '0', true),
    set_config('min_parallel_table_scan_size', '0', true), set_config('max_parallel_workers_per_gather', '3', true);
  FOREACH by_group IN ARRAY ARRAY['', ' GROUP BY g']
  LOOP
    statement := format('CREATE UNLOGGED TABLE answer AS SELECT count(*) AS rows, sum(n) AS total, min(n) AS least, max(n) AS greatest, '
      '%1$s_send(sum(q)) AS s, %1$s_send(avg(q)) AS a, %1$s_send(min(q)) AS l, %1$s_send(max(q)) AS m, '
      'sum(large) AS large, %1$s_send(avg(large_q)) AS large_a FROM member%2$s', kind, by_group);
    CALL check_all(format('plan for %s%s is parallel', kind, lower(by_group)), 'plan ~ ''Gather'' AND plan ~ ''Partial''', 'plan',
      format('(SELECT string_agg(p, E''\n'') AS plan FROM plan_of(%L) AS p) AS s', statement));
    EXECUTE statement;
    CALL check_all(format('aggregates of %s%s, in parallel', kind, lower(by_group)), format('s = outcome(%1$L, total, tag) '
      'AND a = outcome(%1$L, divide_round(total, rows), tag) AND l = outcome(%1$L, least, tag) AND m = outcome(%1$L, greatest, tag) '
      'AND large_a = outcome(%1$L, divide_round(large, rows), tag)', kind),
      'concat_ws('', '', shown(s), total, shown(large_a), large)',
      format('(SELECT * FROM answer, tag_%s AS t WHERE t.i = 5) AS s', kind));
    DROP TABLE answer;
  END LOOP;
  DROP TABLE member;
END
$$;

-- --- blended_price -----------------------------------------------------------

-- Groups whose two sums are a dividend and a divisor: the last row makes up
-- for the others.  A row counts if neither side is NULL.
CREATE PROCEDURE make_purchases(kind text, groups integer, stream integer)
  LANGUAGE plpgsql
AS $$
DECLARE
  work integer := CASE kind WHEN 'flop' THEN 1 ELSE 0 END;
BEGIN
  EXECUTE format($q$
    CREATE UNLOGGED TABLE member AS
    SELECT g, m.i, an, a_tag.tag AS at, CASE WHEN an IS NOT NULL THEN %1$s END AS a,
      bn, b_tag.tag AS bt, CASE WHEN bn IS NOT NULL THEN %2$s END AS b
    FROM (
      SELECT g, i, j, k,
        CASE WHEN i < size THEN an ELSE clamp(r.a + an - sum(an) FILTER (WHERE bn IS NOT NULL) OVER (PARTITION BY g), 111) END AS an,
        CASE WHEN i < size THEN bn ELSE clamp(r.b + bn - sum(bn) FILTER (WHERE an IS NOT NULL) OVER (PARTITION BY g), 119) END AS bn
      FROM (
        SELECT g, i, size,
          CASE WHEN random_below(30, g, %3$s) > 0 AND random_below(12, place, %3$s + 1) > 0 THEN random_count(104, place, %3$s + 2) END AS an,
          CASE WHEN random_below(30, g, %3$s) > 1 AND random_below(12, place, %3$s + 5) > 0 THEN random_count(112, place, %3$s + 6) END AS bn,
          1 + random_below(%4$s, CASE WHEN g %% 16 = 2 AND place %% 8 = 0 THEN place ELSE g END, %3$s + 9) AS j,
          1 + random_below(%5$s, CASE WHEN g %% 16 = 3 AND place %% 8 = 0 THEN place ELSE g END, %3$s + 10) AS k
        FROM generate_series(1, %6$s) AS g, LATERAL (SELECT 1 + random_below(12, g, %3$s + 11) AS size OFFSET 0) AS sized,
          generate_series(1, size) AS i, LATERAL (SELECT 100 * g + i AS place) AS placed
      ) AS drawn, LATERAL dividend_and_divisor(111, 119, 103, 1000000000000000, g, %3$s + 20) AS r
    ) AS m JOIN tag_cost AS a_tag ON a_tag.i = m.j JOIN tag_%7$s AS b_tag ON b_tag.i = m.k
    $q$, quantity_expression('cost', 'an', 'a_tag.name'), quantity_expression(kind, 'bn', 'b_tag.name'), stream,
    tag_count('cost'), tag_count(kind), groups, kind);
  CREATE INDEX ON member (g);
  ANALYZE member;
  EXECUTE format($q$
    CREATE UNLOGGED TABLE expected AS
    SELECT g, CASE WHEN count(an) > 0 THEN
        outcome('unit_price', divide_round(sum(an) * 1000000000000000, sum(bn)), price_tag(min(at), min(bt), %s),
          CASE WHEN min(at) <> max(at) OR min(bt) <> max(bt) THEN '22000' WHEN sum(bn) = 0 THEN '22012' END) END AS blended_price
    FROM (SELECT DISTINCT g FROM member) AS g LEFT JOIN (SELECT * FROM member WHERE an IS NOT NULL AND bn IS NOT NULL) AS m USING (g)
    GROUP BY g
    $q$, work);
END
$$;

-- The windows are those in which both sides have room for any partial sum,
-- and the divisor cannot be zero.
CREATE PROCEDURE check_purchases(kind text, groups integer, stream integer)
  LANGUAGE plpgsql
AS $$
DECLARE
  frame text;
BEGIN
  CALL make_purchases(kind, groups, stream);
  CALL check_groups(kind, 'blended_price', 'a, b');
  EXECUTE format('UPDATE member SET bn = abs(bn), b = abs(b) WHERE bn > %s', -two_to(119));
  FOREACH frame IN ARRAY '{3 PRECEDING AND CURRENT ROW,2 PRECEDING AND 5 FOLLOWING,4 FOLLOWING AND 6 FOLLOWING}'::text[]
  LOOP
    CALL check_all(format('blended_price(cost, %s) of rows %s', kind, lower(frame)), 'answer IS NOT DISTINCT FROM expected',
      '''group '' || g || '' at '' || i || '' gives '' || shown(answer) || '', not '' || shown(expected)', format($q$
        (SELECT g, i, unit_price_send(blended_price(a, b) OVER w) AS answer,
            CASE WHEN count(an + bn) OVER w > 0 THEN outcome('unit_price', divide_round(
              sum(an) FILTER (WHERE bn IS NOT NULL) OVER w * 1000000000000000, sum(bn) FILTER (WHERE an IS NOT NULL) OVER w),
              price_tag(at, bt, %s)) END AS expected
          FROM member
          WHERE g IN (SELECT g FROM member GROUP BY g HAVING min(bn) > 100000000 AND min(at) = max(at) AND min(bt) = max(bt)
            AND max(abs(an)) * 1000000000000000 * 12 / min(bn) < two_to(103))
          WINDOW w AS (PARTITION BY g ORDER BY i ROWS BETWEEN %s)) AS s
        $q$, CASE kind WHEN 'flop' THEN 1 ELSE 0 END, frame));
  END LOOP;
  DROP TABLE member, expected;
END
$$;

CREATE PROCEDURE check_type(kind text, stream integer, groups integer)
  LANGUAGE plpgsql
AS $$
DECLARE
  aggregate text;
BEGIN
  CALL make_groups(kind, groups, stream);
  FOREACH aggregate IN ARRAY '{sum,avg,min,max}'::text[]
  LOOP
    CALL check_groups(kind, aggregate);
    IF aggregate IN ('sum', 'avg') THEN
      CALL check_windows(kind, aggregate);
    END IF;
  END LOOP;
  CALL check_percentiles(kind);
  DROP TABLE member, expected;
  CALL check_parallel(kind, stream + 20, 10 * groups);
END
$$;

CALL check_type('flops', 1000, :groups);
CALL check_type('flop', 1100, :groups);
CALL check_type('cost', 1200, :groups);
CALL check_type('unit_price', 1300, :groups);
CALL check_purchases('flops', :groups, 1400);
CALL check_purchases('flop', :groups, 1500);

CALL check_all('of each aggregate, some groups raise and some do not',
  'groups > errors AND (errors > 0 OR name ~ ''^(min|max|avg)'')', 'name', $$(
    SELECT split_part(name, ',', 1) AS name, sum(operations) AS groups, sum(operations) FILTER (WHERE name ~ 'raise') AS errors
    FROM result WHERE name ~ ', (hashed|to raise)$' GROUP BY 1) AS s$$);

\ir finish.sql
