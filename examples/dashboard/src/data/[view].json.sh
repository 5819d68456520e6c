#!/bin/sh
# The rows of one BI view, as JSON: this runs with --view=NAME for each
# data/NAME.json that a page asks for.  psql finds the database by PGDATABASE,
# PGHOST and the like.
exec psql -X -q -At -v ON_ERROR_STOP=1 -v view="${1#--view=}_bi" <<'SQL'
SELECT json_agg(v) FROM dashboard.:"view" AS v;
SQL
