-- mutation.sql
--   Texts that are a little wrong.  Valid ones are mutated at the level of
--   characters; what comes of it must either be read, printed and read again
--   as the same value, or raise the one error or the other that input may.

\ir setup.sql
\set texts 60000

CREATE TABLE seed AS
SELECT row_number() OVER () AS i, text
FROM unnest(ARRAY[
  -- capacity
  '5.39 EFLOPS fp16', '{"number": 5.39, "unit": "EFLOPS", "basis": "fp16"}', '1,000,000 TFLOPS', '1979 TOPS int8', '989.4e12 FLOP/s bf16', '3958 TFLOPS fp8 sparse', '0 FLOPS',
  '-12.5 petaflop/s fp64 tensor', '1e3 kflops', '664613.997892457936451903530140172287 QFLOPS', '67 TFLOPS fp32 tensor dense',
  ' .5 GOP/s int4 sparse', '1.68万 TFLOPS fp4', '1亿2000万 TFLOPS', '9007199254740993 FLOPS tf32', '312TFLOPS fp6 vector sparse', '1000000000000000000000000000000000000 FLOPS',
  -- work
  '314 ZFLOP fp16', '{"unit": "ZFLOP", "basis": "fp16", "number": 314}', '3640 PFLOPS-days fp16', '2.5e25 FLOP', '3640 PF-days', '1 petaflop/s-day bf16', '8 EFLOPS-hours fp8',
  '-0.25 YFLOP', '60 TOPS-seconds int8', '7 op', '1 RFLOP/s-minute', '-664613.997892457936451903530140172288 QFLOP',
  -- money
  '950000 CNY', 'CNY 950,000.00', '3.7亿元', '3亿7000万元', '1万亿2345亿6789万1234.56 CNY', '95万 CNY', '1.2 bn USD', '-0.0000008 USD', '€3.50', '人民币3.7亿元', '1.5 mn EUR',
  'USD 12k', '3千万元', '1亿2千万3千元', '10萬元', '10 MM USD', '10B USD', '5 TOP', '{"number": 950000, "unit": "CNY"}', '7 M JPY', '0.001 KWD', 'RMB 1,234,567.890123456789', '2596148429267413.814265248164 XXX', '+3e2 US$', '120 港元', '2万亿 日元',
  -- prices
  '371093750 CNY/EFLOPS fp16', '371.09375 CNY/TFLOPS fp16', '1.4 USD/EFLOP fp16', 'USD 2.1 / PFLOPS int8', '-0.000000001 EUR/EOP int4',
  '3.7亿元/EFLOPS', '3亿7000万元/EFLOPS', '1 bn JPY/ZFLOP fp64', '3 RMB/EFLOPS', '12 CNY/PFLOP', '10141204801.825835211973625 CHF/FLOPS fp8 sparse'
]) AS text;

-- What is put in.  Digits, points and blanks are the likeliest to leave
-- something that can be read.
CREATE TABLE insertion AS
SELECT row_number() OVER () AS i, text
FROM unnest(ARRAY[
  '0', '1', '2', '5', '9', '0', '0', '00000', '999999999999999999999999999999', '49999', '.', ',', '-', '+', 'e', 'E', ' ', '  ', E'\t', E'\n',
  'e9', 'e-9', 'e+30', 'E99999999999999999999', 'e-99999999999999999999', '1e', '.5', '1,000', ',000', '0.', 'NaN', 'inf', '0x1F', '1_000',
  'k', 'K', 'M', 'G', 'T', 'P', 'E', 'Z', 'Y', 'R', 'Q', 'm', 'kilo', 'exa', 'bn', 'mn', 'FLOPS', 'FLOP', 'OPS', 'OP', 'F', '/s', '/S', '-days', '-h', 's',
  'fp16', ' fp8', ' fp64', ' int8', ' sparse', ' dense', ' tensor', ' vector', ' unspecified', 'CNY', ' USD', 'EUR', 'JPY', 'RMB', ' XXX', 'MUR',
  '/', '/EFLOPS', '/TFLOP fp16', '$', '€', '¥', '£', '￥', '元', '万', '亿', '万亿', '千', '百', '十', '萬', 'MM', 'B', 'top', 'all', '"', '":', ',"', 'null', '{"', '"}', '人民币', '美元', '张', '億', '０', '１', '．', '，', '－', '−', '　',
  U&'\00A0', U&'\200B', U&'\FEFF', U&'\0301', U&'\0665', 'ſ', 'K', 'ß', 'é', '½', '²', '😀', U&'\+10FFFF', U&'\0001', U&'\007F', U&'\0085',
  '''', '"', '\', '%', '%s', '(', ')', '{', '}', '#', ';', 'x', 'Ω'
]) AS text;

-- One to four mutations.
CREATE FUNCTION mutated(original text, place bigint, stream integer) RETURNS text
  LANGUAGE plpgsql
AS $$
DECLARE
  inserted text;
  at integer;
  length integer;
  r integer;
BEGIN
  FOR step IN 0 .. random_below(4, place, stream) LOOP
    r := random_below(1000000000, place, stream + 10 * step + 1);
    at := 1 + random_below(length(original) + 1, place, stream + 10 * step + 2);
    length := random_below(8, place, stream + 10 * step + 3);
    SELECT text INTO inserted FROM insertion WHERE i = 1 + r / 16 % (SELECT count(*) FROM insertion);
    original := CASE r % 16
      WHEN 0 THEN overlay(original PLACING '' FROM at FOR 1)
      WHEN 1 THEN overlay(original PLACING '' FROM at FOR length)
      WHEN 2 THEN overlay(original PLACING substr(original, at, length) FROM at FOR 0)  -- a piece twice
      WHEN 3 THEN overlay(original PLACING repeat(substr(original, at, 1), r / 16 % 60) FROM at FOR 0)  -- a character often
      WHEN 4 THEN left(original, at - 1)  -- the end cut off
      WHEN 5 THEN left(original, at - 1) || (SELECT substr(text, length) FROM seed WHERE i = 1 + r / 16 % (SELECT count(*) FROM seed))
      WHEN 6 THEN left(original, at - 1) || reverse(substr(original, at, 2)) || substr(original, at + 2)  -- two swapped
      WHEN 7 THEN CASE WHEN r / 16 % 2 = 0 THEN upper(original) ELSE lower(original) END
      WHEN 8 THEN overlay(original PLACING chr(ascii(substr(original || ' ', at, 1)) # (1 << r / 16 % 7)) FROM at FOR 1)  -- a bit
      WHEN 9 THEN overlay(original PLACING chr(1 + r / 16 % 55295) FROM at FOR r % 2)  -- any character
      ELSE overlay(original PLACING inserted FROM at FOR r / 16 % 2)
    END;
  END LOOP;
  RETURN original;
EXCEPTION WHEN OTHERS THEN  -- chr(0), and what is no character
  RETURN original;
END
$$;

CREATE TABLE mutant AS
SELECT m.i, mutated(seed.text, m.i, 1000) AS text
FROM generate_series(1, :texts) AS m (i) JOIN seed ON seed.i = 1 + m.i % (SELECT count(*) FROM seed);

-- What comes of reading a text as a value: "read", or the SQLSTATE.
CREATE PROCEDURE check_input(kind text)
  LANGUAGE plpgsql
AS $$
BEGIN
  EXECUTE format($q$
    CREATE FUNCTION reading(input text) RETURNS text
      LANGUAGE plpgsql
    AS $f$
    DECLARE
      value %1$I;
      again %1$I;
    BEGIN
      BEGIN
        value := input;
      EXCEPTION WHEN OTHERS THEN
        RETURN SQLSTATE;
      END;
      again := value::text;
      RETURN CASE WHEN again = value THEN 'read' ELSE 'read again as ' || again END;
    EXCEPTION WHEN OTHERS THEN
      RETURN 'not read again: ' || SQLSTATE;
    END
    $f$
    $q$, kind);
  CREATE TABLE reading AS SELECT text, reading(text) AS outcome FROM mutant;
  CALL check_all(kind || ' from mutated text', 'outcome IN (''read'', ''22P02'', ''22003'')',
    'quote_literal(text) || ''::' || kind || ' is '' || outcome', 'reading');
  CALL check_all(kind || ': some are read, some are not', 'n >= 20',
    'kind || '' '' || n', '(SELECT kind, count(outcome) AS n FROM unnest(''{read,22P02,22003}''::text[]) AS kind LEFT JOIN reading ON outcome = kind GROUP BY kind) AS s');
  DROP FUNCTION reading;
  DROP TABLE reading;
END
$$;

-- The same for words that are arguments.
CREATE PROCEDURE check_argument(call text, example text)
  LANGUAGE plpgsql
AS $$
BEGIN
  EXECUTE format($q$
    CREATE FUNCTION calling(input text) RETURNS text
      LANGUAGE plpgsql
    AS $f$
    BEGIN
      RETURN CASE WHEN %s IS NULL THEN 'NULL' ELSE 'read' END;
    EXCEPTION WHEN OTHERS THEN
      RETURN SQLSTATE;
    END
    $f$
    $q$, call);
  CREATE TABLE calling AS SELECT text, calling(text) AS outcome
  FROM (SELECT DISTINCT regexp_replace(text, '^[-+.,0-9 ]*(e[-+]?[0-9]+)?', '') AS text FROM mutant WHERE i % 4 = 0 UNION SELECT example) AS m;
  CALL check_all(call || ' of mutated words', 'outcome IN (''read'', ''22023'')', 'quote_literal(text) || '' is '' || outcome', 'calling');
  CALL check_all(call || ': some are read, some are not', 'n > 0', 'kind || '' '' || n',
    '(SELECT kind, count(outcome) AS n FROM unnest(''{read,22023}''::text[]) AS kind LEFT JOIN calling ON outcome = kind GROUP BY kind) AS s');
  DROP FUNCTION calling;
  DROP TABLE calling;
END
$$;

CALL check_input('flops');
CALL check_input('flop');
CALL check_input('cost');
CALL check_input('unit_price');
CALL check_argument('flops(1, input)', 'PFLOPS');
CALL check_argument('flop(1, input)', 'PFLOPS-days');
CALL check_argument('flops(1, ''PFLOPS'', input)', 'fp8 sparse');
CALL check_argument('cost(1, input)', 'CNY');
CALL check_argument('in_unit(flops ''1 EFLOPS'', input)', 'PFLOPS');

\ir finish.sql
