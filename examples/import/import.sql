-- Checked import: a file of delimited text into a table whose columns have the
-- names of the file's, and the types that their values must be of.
--
-- A bad row is named by file, line and column, and nothing of the file is
-- loaded; or bad rows are set aside, each with the reason.  A file is known by
-- what is in it, and is loaded once.  Works alike on PostgreSQL 15 and later;
-- load.sql is how it is used.
--
-- The target has the columns file and line, which say where a row comes from.
-- If it has a column other (jsonb), columns of the file that it does not know
-- are kept there; else they are an error.

SET client_min_messages = warning;
CREATE SCHEMA IF NOT EXISTS import;
COMMENT ON SCHEMA import IS 'checked import of files, for the examples of compute_acct';

-- What a target wants to have done with it beyond the types of its columns.

CREATE TABLE IF NOT EXISTS import.target (
  target regclass PRIMARY KEY,
  identity name[] NOT NULL DEFAULT '{}',
  source name[] NOT NULL DEFAULT '{}',
  total_by name
);
COMMENT ON TABLE import.target IS 'what is to be known of a target; of one that is not here, a file is known by its name';
COMMENT ON COLUMN import.target.identity IS
  'columns that say what a file is about, as a bill''s account and period: what has been loaded of them is not loaded again; empty if the target''s constraints tell what it has';
COMMENT ON COLUMN import.target.source IS
  'columns that say who a file is from, as a bill''s issuer: it replaces nothing of others, though what it is about has the same name with them';
COMMENT ON COLUMN import.target.total_by IS 'column by which the totals of a file are kept apart, as the currency of a bill';

CREATE TABLE IF NOT EXISTS import.conversion (
  target regclass NOT NULL,
  in_column name NOT NULL,
  function text NOT NULL CHECK (to_regproc(function) IS NOT NULL),
  arguments name[] NOT NULL,
  PRIMARY KEY (target, in_column)
);
COMMENT ON TABLE import.conversion IS 'columns whose text is not simply read as their type is: by which function, and of which columns of the file';
COMMENT ON COLUMN import.conversion.function IS 'a function of texts that raises what is wrong with them';

-- What has been loaded.

CREATE TABLE IF NOT EXISTS import.file (
  target regclass NOT NULL,
  file text NOT NULL,
  loaded bigint NOT NULL,
  set_aside bigint NOT NULL,
  loaded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (target, file)
);
ALTER TABLE import.file ADD COLUMN IF NOT EXISTS path text;
ALTER TABLE import.file ADD COLUMN IF NOT EXISTS digest bytea;
CREATE UNIQUE INDEX IF NOT EXISTS file_of_this_content ON import.file (target, digest);
COMMENT ON TABLE import.file IS 'files that were loaded';
COMMENT ON COLUMN import.file.file IS 'name without folders; with (2) behind it if there was one of that name';
COMMENT ON COLUMN import.file.path IS 'name as it was given';
COMMENT ON COLUMN import.file.digest IS 'SHA-256 of what is in it, whatever its name and its ends of lines; NULL if it had no rows';

CREATE TABLE IF NOT EXISTS import.set_aside (
  target regclass NOT NULL,
  file text NOT NULL,
  line bigint NOT NULL,
  in_column text,
  reason text NOT NULL,
  record text NOT NULL,
  FOREIGN KEY (target, file) REFERENCES import.file ON DELETE CASCADE
);
ALTER TABLE import.set_aside ADD COLUMN IF NOT EXISTS value text;
ALTER TABLE import.set_aside DROP CONSTRAINT IF EXISTS set_aside_pkey;
CREATE INDEX IF NOT EXISTS set_aside_file ON import.set_aside (target, file, line);
COMMENT ON TABLE import.set_aside IS 'rows that were not loaded, as they were in the file, and why; a row for each column that is wrong';
COMMENT ON COLUMN import.set_aside.line IS 'where the row begins';
COMMENT ON COLUMN import.set_aside.in_column IS 'the column that is wrong; NULL where it is the row as a whole';
COMMENT ON COLUMN import.set_aside.value IS 'what is in that column';

CREATE TABLE IF NOT EXISTS import.total (
  target regclass NOT NULL,
  file text NOT NULL,
  in_column name NOT NULL,
  of text NOT NULL,
  total numeric NOT NULL,
  PRIMARY KEY (target, file, in_column, of),
  FOREIGN KEY (target, file) REFERENCES import.file ON DELETE CASCADE
);
COMMENT ON TABLE import.total IS 'what the numbers of a file add up to by its own text, of rows that were set aside too: what was loaded is to be checked against it';
COMMENT ON COLUMN import.total.of IS 'of which rows: those with this value in the column total_by of the target, as a currency';

-- A target that has been dropped leaves nothing behind.
DELETE FROM import.file AS f WHERE NOT EXISTS (SELECT FROM pg_class AS c WHERE c.oid = f.target);
DELETE FROM import.conversion AS f WHERE NOT EXISTS (SELECT FROM pg_class AS c WHERE c.oid = f.target);
DELETE FROM import.target AS f WHERE NOT EXISTS (SELECT FROM pg_class AS c WHERE c.oid = f.target);

-- Functions that had other arguments or results in 1.0.0.
DROP FUNCTION IF EXISTS import.load(regclass, text, text, text, text, text[]), import.forget(regclass, text),
  import.cast_error(text, text), import.find_bad_values();

\ir read.sql
\ir records.sql
\ir rows.sql
\ir files.sql
