-- written.sql
--   Numbers as people write them, made from their digits: what each means is
--   worked out in numeric, from the digits and the powers of ten of the words.
--
-- Digits begin with 0 as often as not, groups and parts are right or wrong.

\ir setup.sql
\set rows 40000

-- --- numbers ----------------------------------------------------------------

-- A word of Chinese and its power; "large" is that of its 万 or 亿.
CREATE TABLE word AS
SELECT row_number() OVER () AS i, small.word || large.word AS word, small.power + large.power AS power, large.power AS large
FROM (VALUES ('', 0), ('十', 1), ('百', 2), ('千', 3), ('拾', 1), ('佰', 2), ('仟', 3)) AS small (word, power),
  (VALUES ('', 0), ('万', 4), ('萬', 4), ('亿', 8), ('億', 8), ('万亿', 12), ('萬億', 12)) AS large (word, power);

CREATE TABLE multiplier AS
SELECT row_number() OVER () AS i, *
FROM (VALUES ('k', 3), ('K', 3), ('M', 6), ('MM', 6), ('mm', 6), ('mn', 6), ('bn', 9), ('B', 9), ('million', 6), ('billion', 9), ('trillion', 12)) AS m (multiplier, power);

-- The code is NULL where the text may be a word.
CREATE TABLE currency AS
SELECT row_number() OVER () AS i, written, (ascii(code) - 64) * 1024 + (ascii(substr(code, 2)) - 64) * 32 + ascii(substr(code, 3)) - 64 AS tag
FROM (VALUES ('CNY', 'CNY'), ('usd', 'USD'), ('Eur', 'EUR'), ('€', 'EUR'), ('元', 'CNY'), ('rmb', 'CNY'), ('美金', 'USD'), ('港币', 'HKD'), ('人民幣', 'CNY'), ('英镑', 'GBP'), ('US$', 'USD'), ('新臺幣', 'TWD'),
  ('ALL', 'ALL'), ('TRY', 'TRY'), ('TOP', 'TOP'), ('MMK', 'MMK'), ('KRW', 'KRW'), ('all', NULL), ('try', NULL), ('Top', NULL), ('cUP', NULL)) AS c (written, code);

-- As many digits as are asked for.
CREATE FUNCTION random_digits(n integer, place bigint, stream integer) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (SELECT coalesce(string_agg(CASE random_below(3, place, stream + 2 * j) WHEN 0 THEN '0' ELSE random_below(10, place, stream + 2 * j + 1)::text END, ''), '') FROM generate_series(1, n) AS j);

CREATE FUNCTION grouped(digits text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN reverse(regexp_replace(reverse(digits), '(\d{3})(?=\d)', '\1,', 'g'));

-- What numbers are made of: two strings of digits, a fraction, a sign, two words.
CREATE TABLE piece AS
SELECT i, random_below(9, i, 1) AS form, CASE random_below(4, i, 2) WHEN 0 THEN '-' ELSE '' END AS sign,
  random_digits(1 + random_below(9, i, 3), i, 100) AS whole, random_digits(1 + random_below(9, i, 4), i, 200) AS rest,
  random_digits(random_below(15, i, 5) * (i % 2)::integer, i, 300) AS fraction, 1 + random_below(49, i, 6) AS w1, 1 + random_below(49, i, 7) AS w2, random_below(25, i, 8) - 12 AS exponent,
  repeat(' ', random_below(2, i, 9)) AS blank
FROM generate_series(1, :rows) AS i;

-- A number as written, what it is, and whether it is wrong.  Forms: plain, in
-- groups, a comma for the point, a word, two parts (twice), an exponent, and
-- for money a multiplier, JSON.
CREATE TABLE number AS
SELECT i, form, blank, sign, r.written, CASE sign WHEN '-' THEN - r.value ELSE r.value END AS value, r.wrong
FROM piece, LATERAL (SELECT CASE fraction WHEN '' THEN '' ELSE '.' || fraction END AS decimals, (whole || '.' || fraction || '0')::numeric AS n, rest::numeric AS m, ('0.' || fraction || '0')::numeric AS f) AS part,
  LATERAL (SELECT a.word AS first, a.power AS p1, a.large AS ceiling, b.word AS second, b.power AS p2 FROM word AS a, word AS b WHERE a.i = w1 AND b.i = w2) AS words,
  LATERAL (
    SELECT whole || decimals, n, false WHERE form IN (0, 7, 8)
    UNION ALL SELECT grouped(whole) || decimals, n, length(whole) > 3 AND left(whole, 1) = '0' WHERE form = 1
    UNION ALL SELECT '0' || whole || ',' || rest, NULL, true WHERE form = 2
    UNION ALL SELECT whole || decimals || first, n * ten_to(p1), false WHERE form = 3
    UNION ALL SELECT whole || first || rest || decimals || second, whole::numeric * ten_to(p1) + (m + f) * ten_to(p2),
      ceiling = 0 OR p2 >= ceiling OR (m + f) * ten_to(p2) >= ten_to(ceiling) OR (second = '' AND length(rest || fraction) = 1) WHERE form IN (4, 5) AND first <> ''
    UNION ALL SELECT whole || decimals || 'e' || exponent, n * ten_to(exponent), false WHERE form = 6
  ) AS r (written, value, wrong);

-- --- money and capacities ---------------------------------------------------

CREATE TABLE money AS
SELECT CASE
    WHEN form = 8 THEN format('{"number": %s%s, "unit": "%s"}', sign, regexp_replace(number.written, '^0+(?=\d)', ''), c.written)
    WHEN form = 7 THEN sign || number.written || blank || multiplier || CASE WHEN number.i % 3 = 0 THEN ' ' ELSE '' END || c.written
    WHEN number.i % 5 = 0 THEN c.written || blank || sign || number.written
    ELSE sign || number.written || blank || c.written
  END AS input, value * CASE form WHEN 7 THEN ten_to(power) ELSE 1 END AS amount, tag,
  CASE WHEN wrong OR tag IS NULL THEN '22P02' END AS error
FROM number JOIN currency AS c ON c.i = 1 + random_below(21, number.i, 20) JOIN multiplier AS m ON m.i = 1 + random_below(11, number.i, 21);

CREATE TABLE capacity AS
SELECT CASE form
    WHEN 8 THEN format('{"basis": %s, "number":%s%s ,"unit": "%sFLOPS"}', CASE t.tag WHEN 0 THEN 'null' ELSE '"' || t.name || '"' END, sign, regexp_replace(number.written, '^0+(?=\d)', ''), prefix)
    ELSE sign || number.written || blank || prefix || 'FLOPS' || CASE t.tag WHEN 0 THEN '' ELSE ' ' || t.name END
  END AS input, round(value * ten_to(3 * k)) AS n, tag, CASE WHEN wrong THEN '22P02' END AS error
FROM number JOIN tag_flops AS t ON t.i = 1 + random_below(41, number.i, 22), LATERAL (SELECT random_below(11, number.i, 23) AS k) AS drawn, LATERAL (SELECT btrim(substr(' kMGTPEZYRQ', k + 1, 1)) AS prefix) AS p;

CALL check_each('money as written', 'input text', 'cost_send(input::cost)', 'outcome(''cost'', round(amount * 1000000000000), tag, error)', 'money');
CALL check_each('capacity as written', 'input text', 'flops_send(input::flops)', 'outcome(''flops'', n, tag, error)', 'capacity');
CALL check_each('price as written', 'input text', 'unit_price_send(input::unit_price)', 'outcome(''unit_price'', round(amount * 1000000000), tag * 512 + 1, error)',
  '(SELECT input || ''/EFLOP'' AS input, amount, tag, error FROM money WHERE input !~ ''^\{'') AS price');
CALL check_all('of each form, some are read and some are not', 'read > 100 AND (form IN (0, 3, 6, 7, 8) OR form = 2 OR refused > 100)', 'form || '': '' || read || '', '' || refused', $$(
  SELECT form, count(*) FILTER (WHERE form = 2 OR NOT wrong) AS read, count(*) FILTER (WHERE wrong) AS refused FROM number GROUP BY form) AS s$$);

-- --- JSON -------------------------------------------------------------------

-- Any value comes back from its own object, through json and jsonb.
CREATE PROCEDURE check_json(kind text, stream integer)
  LANGUAGE plpgsql
AS $$
BEGIN
  EXECUTE format($q$
    CREATE TABLE value AS
    SELECT drawn.i, %s AS q
    FROM (SELECT i, random_count(%s, i, %s) AS n FROM generate_series(1, 20000) AS i) AS drawn JOIN tag_%s AS t ON t.i = 1 + drawn.i %% %s
    $q$, quantity_expression(kind, 'n', 'name'), count_bits(kind), stream, kind, tag_count(kind));
  CALL check_all(kind || ' through json', format('to_json(q)::text::%s = q', kind), 'q', 'value');
  CALL check_all(kind || ' through jsonb_populate_record', '(r).q = (v).q', '(v).q', '(SELECT v, jsonb_populate_record(NULL::value, to_jsonb(v)) AS r FROM value AS v) AS s (v, r)');
  DROP TABLE value;
END
$$;
CALL check_json('flops', 1000);
CALL check_json('flop', 1010);
CALL check_json('cost', 1020);
CALL check_json('unit_price', 1030);

\ir finish.sql
