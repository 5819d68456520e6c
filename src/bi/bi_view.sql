-- Views of plain numbers, for clients that know no types but their own.

CREATE FUNCTION _bi_view_options(capacity_unit text, work_unit text, number_type text) RETURNS boolean
  AS 'MODULE_PATHNAME', 'bi_view_options' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION _bi_view_options(text, text, text) IS
  'always true; stands in the query of a BI view, to say what bi_view_refresh() has to know';

CREATE FUNCTION bi_view(source regclass, view_name text DEFAULT NULL, capacity_unit text DEFAULT 'EFLOPS', work_unit text DEFAULT 'EFLOP',
    number_type regtype DEFAULT 'numeric', column_units jsonb DEFAULT '{}') RETURNS regclass
  AS 'MODULE_PATHNAME' LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION bi_view(regclass, text, text, text, regtype, jsonb) IS
  'makes a view of a table or view in which quantities are plain numbers, beside columns for basis and currency';
