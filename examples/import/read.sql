-- What a field may say of a day, an instant, a number or an amount.  What could
-- be read in two ways is an error that says so, and nothing here depends on
-- settings of the session, such as DateStyle and TimeZone.
--
-- Each function has its short way for what nearly every field is, which the
-- planner puts into the query in place of the call; all else takes the long one.

-- 4/1/25 is the fourth of January, the first of April, or of the year 2004.  So
-- only ISO 8601 is read, or the one order that a person has named: MDY, DMY, YMD.
CREATE OR REPLACE FUNCTION import.read_other_date(field text) RETURNS timestamp
  LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  dates text := current_setting('import.dates', true);
  part text[] := regexp_match(field, '^\s*(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?:[T ]\s*(\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[AaPp][Mm])?))?\s*$');
  year text := CASE WHEN dates = 'YMD' THEN part[1] ELSE part[3] END;
  month text := CASE WHEN dates = 'MDY' THEN part[1] ELSE part[2] END;
  day text := CASE dates WHEN 'MDY' THEN part[2] WHEN 'DMY' THEN part[1] WHEN 'YMD' THEN part[3] END;
BEGIN
  IF length(year) IN (2, 4) AND length(month) <= 2 AND length(day) <= 2 THEN
    RETURN make_date(year::integer + CASE length(year) WHEN 2 THEN 2000 ELSE 0 END, month::integer, day::integer) + coalesce(part[4], '00:00')::time;
  END IF;
  RAISE EXCEPTION '"%" is not a date of ISO 8601', field
    USING ERRCODE = '22007', DETAIL = 'A date is read as 2025-04-30, and with a time as 2025-04-30T12:00:00Z',
      HINT = 'Where all dates of a file are written in one other order, say so: -v dates=MDY, DMY or YMD.';
END
$$;
COMMENT ON FUNCTION import.read_other_date(text) IS 'a date, perhaps with a time, in the order that the setting import.dates names; else an error';

-- A day that has a time is refused: which day it is depends on the time zone.
CREATE OR REPLACE FUNCTION import.read_other_day(field text) RETURNS date
  LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  IF field ~ ':' THEN
    RAISE EXCEPTION '"%" is not a day', field
      USING ERRCODE = '22007', DETAIL = 'It has a time';
  END IF;
  RETURN import.read_other_date(field)::date;
END
$$;
CREATE OR REPLACE FUNCTION import.read_day(field text) RETURNS date
  LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN field ~ '^\s*\d{4}-\d\d-\d\d\s*$' THEN field::date ELSE import.read_other_day(field) END
$$;
COMMENT ON FUNCTION import.read_day(text) IS 'the day that a field names';
COMMENT ON FUNCTION import.read_other_day(text) IS 'the day that a field names otherwise than ISO 8601';

-- Without a time zone it is UTC, as FOCUS and the documents of sacct have it.
CREATE OR REPLACE FUNCTION import.read_instant(field text) RETURNS timestamptz
  LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN field ~ '^\s*\d{4}-\d\d-\d\d([Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?)?\s*$' THEN field::timestamp AT TIME ZONE 'UTC'
    WHEN field ~ '^\s*\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)? ?([Zz]|[-+]\d\d(:?\d\d)?)\s*$' THEN field::timestamptz
    ELSE import.read_other_date(field) AT TIME ZONE 'UTC'
  END
$$;
COMMENT ON FUNCTION import.read_instant(text) IS 'the point in time that a field names';

-- Numbers as programs write them, and as people do: 1,234.50, $1,234.50, (1,234.50).
-- A comma parts groups of three digits and nothing else; a sign must be one of
-- the row's currency.
CREATE OR REPLACE FUNCTION import.read_written_number(field text, currency text, is_money boolean) RETURNS numeric
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  number CONSTANT text := '(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d*)?|\.\d+';
  sign CONSTANT text := '[A-Z]{1,3}\$|[$€£¥￥₹₩]|[A-Z]{3}';
  written text := btrim(field, U&' \0009\00A0\202F');
  part text[] := regexp_match(written, format('^(\()?\s*([-+])?\s*(%1$s)?\s*(\()?\s*([-+])?\s*(%2$s)\s*(%1$s)?\s*(\))?$', sign, number));
  brackets integer := num_nonnulls(part[1], part[4]);
BEGIN
  IF part IS NULL OR num_nonnulls(part[2], part[5], part[1], part[4]) > 1 OR num_nonnulls(part[3], part[7]) > 1
    OR brackets <> num_nonnulls(part[8]) OR (NOT is_money AND num_nonnulls(part[3], part[7]) > 0) THEN
    RAISE EXCEPTION '"%" is not %', field, CASE WHEN is_money THEN 'an amount' ELSE 'a number' END
      USING ERRCODE = '22P02', DETAIL = CASE WHEN field ~ ',' THEN 'A comma parts groups of three digits before the decimal point, as in 1,234.50, and nothing else'
        ELSE 'It is written as 1234.50 or 1,234.50' END;
  END IF;
  IF NOT import.is_sign_of(coalesce(part[3], part[7]), currency) THEN
    RAISE EXCEPTION '"%" is not an amount in %', field, coalesce(currency, 'a currency that the row names')
      USING ERRCODE = '22P02', DETAIL = format('%s is no sign of that', coalesce(part[3], part[7]));
  END IF;
  RETURN replace(part[6], ',', '')::numeric * CASE WHEN brackets > 0 OR '-' IN (part[2], part[5]) THEN -1 ELSE 1 END;
END
$$;
COMMENT ON FUNCTION import.read_written_number(text, text, boolean) IS 'a number or amount as people write it; else an error';

CREATE OR REPLACE FUNCTION import.is_sign_of(sign text, currency text) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT sign IS NULL OR coalesce(sign = currency OR currency = ANY (CASE sign
    WHEN '$' THEN '{USD,AUD,CAD,HKD,MXN,NZD,SGD,TWD,ARS,CLP,COP}'::text[]
    WHEN 'US$' THEN '{USD}' WHEN 'A$' THEN '{AUD}' WHEN 'C$' THEN '{CAD}' WHEN 'CA$' THEN '{CAD}' WHEN 'HK$' THEN '{HKD}'
    WHEN 'NT$' THEN '{TWD}' WHEN 'NZ$' THEN '{NZD}' WHEN 'S$' THEN '{SGD}' WHEN 'R$' THEN '{BRL}'
    WHEN '€' THEN '{EUR}' WHEN '£' THEN '{GBP}' WHEN '₹' THEN '{INR}' WHEN '₩' THEN '{KRW}' WHEN '¥' THEN '{CNY,JPY}' WHEN '￥' THEN '{CNY,JPY}'
  END), false)
$$;
COMMENT ON FUNCTION import.is_sign_of(text, text) IS 'whether amounts in the currency are written with the sign';

CREATE OR REPLACE FUNCTION import.read_number(field text) RETURNS numeric
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN field ~ '^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$' THEN field::numeric ELSE import.read_written_number(field, NULL, false) END
$$;
COMMENT ON FUNCTION import.read_number(text) IS 'the number that a field names';

CREATE OR REPLACE FUNCTION import.read_amount(field text, currency text) RETURNS numeric
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN field ~ '^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$' THEN field::numeric ELSE import.read_written_number(field, currency, true) END
$$;
COMMENT ON FUNCTION import.read_amount(text, text) IS 'the amount that a field names, in a row of that currency';

-- The same without an error, for what only looks on.

CREATE OR REPLACE FUNCTION import.try_written_number(field text) RETURNS numeric
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  RETURN import.read_amount(regexp_replace(field, '[A-Z]{1,3}\$|[$€£¥￥₹₩]|[A-Z]{3}', ''), NULL);
EXCEPTION WHEN data_exception THEN
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION import.try_number(field text) RETURNS numeric
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN field ~ '^\s*[-+]?\d{1,40}(\.\d{0,40})?\s*$' THEN field::numeric ELSE import.try_written_number(field) END
$$;
COMMENT ON FUNCTION import.try_written_number(text) IS 'the number that a field names, as people write it; or NULL';
COMMENT ON FUNCTION import.try_number(text) IS 'the number that a field names, whatever its currency; or NULL';

-- JSON may hold what no text of the database can: "\u0000".
CREATE OR REPLACE FUNCTION import.try_jsonb(document text) RETURNS jsonb
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  RETURN document::jsonb;
EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION import.try_jsonb(text) IS 'the document as jsonb, or NULL where it cannot be';
