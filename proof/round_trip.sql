-- round_trip.sql
--   Random values of every type and of every kind: out as text and in again,
--   through COPY in all three formats, and what the text says.

\ir setup.sql
\set rows 270000

-- value: each kind there is, in turn.
CREATE PROCEDURE make_values(kind text, stream integer, row_count integer)
  LANGUAGE plpgsql
AS $$
BEGIN
  EXECUTE format($q$
    CREATE UNLOGGED TABLE value AS
    SELECT drawn.i, n, tag, name, %s AS q
    FROM (SELECT i, random_count(%s, i, %s) AS n FROM generate_series(1, %s) AS i) AS drawn
      JOIN tag_%s AS t ON t.i = 1 + drawn.i %% %s
    $q$, quantity_expression(kind, 'n', 'name'), count_bits(kind), stream, row_count, kind, tag_count(kind));
  ANALYZE value;
END
$$;

CREATE PROCEDURE check_copy(kind text, format text, directory text)
  LANGUAGE plpgsql
AS $$
DECLARE
  file text := format('%s/%s.%s', directory, kind, format);
BEGIN
  EXECUTE format('CREATE UNLOGGED TABLE copied (i integer, q %I)', kind);
  EXECUTE format('COPY value (i, q) TO %L (FORMAT %s)', file, format);
  EXECUTE format('COPY copied (i, q) FROM %L (FORMAT %s)', file, format);
  CALL check_all(format('%s through COPY %s', kind, format), 'q = back', 'q || '' came back as '' || back',
    '(SELECT value.q, copied.q AS back FROM value FULL JOIN copied USING (i)) AS s');
  DROP TABLE copied;
EXCEPTION WHEN OTHERS THEN
  INSERT INTO result (name, operations, wrong, note)
  VALUES (format('%s through COPY %s', kind, format), 0, 1, 'ERROR ' || SQLSTATE || ': ' || SQLERRM);
END
$$;

-- A capacity or work says its number with the largest prefix that leaves at
-- least one, no digit too many; the unit of an integer format is OPS or OP.
CREATE PROCEDURE check_text_of_operations(kind text)
  LANGUAGE plpgsql
AS $$
BEGIN
  CALL check_all(kind || ' as printed',
    'number ~ ''^-?(0|[1-9]\d*)(\.\d*[1-9])?$'' AND number::numeric * ten_to(3 * (strpos('' kMGTPEZYRQ'', coalesce(nullif(prefix, ''''), '' '')) - 1)) = n '
    'AND (abs(number::numeric) >= 1 OR n = 0 AND prefix = '''') AND (abs(number::numeric) < 1000 OR prefix = ''Q'') '
    'AND printed = number || '' '' || prefix || unit || CASE tag WHEN 0 THEN '''' ELSE '' '' || name END', 'printed',
    format($q$(SELECT n, tag, name, printed, split_part(printed, ' ', 1) AS number, unit,
      left(split_part(printed, ' ', 2), - length(unit)) AS prefix
      FROM (SELECT *, q::text AS printed, CASE WHEN name ~ '^int' THEN %L ELSE %L END AS unit FROM value) AS v) AS s$q$,
      CASE kind WHEN 'flops' THEN 'OPS' ELSE 'OP' END, upper(kind)));
END
$$;

-- Money says all its decimals, and at least the customary ones: those of zero.
CREATE PROCEDURE check_text_of_money(kind text, decimals integer)
  LANGUAGE plpgsql
AS $$
BEGIN
  CALL check_all(kind || ' as printed',
    format('number ~ ''^-?(0|[1-9]\d*)(\.\d+)?$'' AND number::numeric * ten_to(%s) = n '
    'AND scale(number::numeric) = greatest(min_scale(number::numeric), customary) '
    'AND printed = number || '' '' || CASE WHEN name ~ '' int'' THEN replace(name, ''/EFLOP'', ''/EOP'') ELSE name END', decimals), 'printed',
    format($q$(SELECT n, name, printed, split_part(printed, ' ', 1) AS number, customary
      FROM (SELECT *, q::text AS printed FROM value) AS v
        JOIN (SELECT c.name AS code, scale(split_part(cost(0, c.name)::text, ' ', 1)::numeric) AS customary FROM tag_cost AS c) AS c
        ON code = left(name, 3)) AS s$q$));
END
$$;

CREATE PROCEDURE check_type(kind text, stream integer, row_count integer, directory text)
  LANGUAGE plpgsql
AS $$
DECLARE
  format text;
BEGIN
  CALL make_values(kind, stream, row_count);
  CALL check_all(kind || ' as written', format('%s_send(q) = outcome(%L, n, tag)', kind, kind), 'q', 'value');
  CALL check_all(kind || ' through text', format('q::text::%I = q', kind), 'q', 'value');
  IF kind IN ('flops', 'flop') THEN
    CALL check_text_of_operations(kind);
  ELSE
    CALL check_text_of_money(kind, CASE kind WHEN 'cost' THEN 12 ELSE 9 END);
  END IF;
  FOREACH format IN ARRAY '{binary,text,csv}'::text[]
  LOOP
    CALL check_copy(kind, format, directory);
  END LOOP;
  CALL check_all(kind || ': every kind', 'kinds = tag_count(''' || kind || ''')', 'kinds', '(SELECT count(DISTINCT tag) AS kinds FROM value) AS s');
  DROP TABLE value;
END
$$;

CALL check_type('flops', 1000, :rows, :'directory');
CALL check_type('flop', 1100, :rows, :'directory');
CALL check_type('cost', 1200, :rows, :'directory');
CALL check_type('unit_price', 1300, :rows, :'directory');

CALL check_all('a million values', 'n >= 1000000', 'n', '(SELECT sum(operations) AS n FROM result WHERE name ~ ''through text'') AS s');

\ir finish.sql
