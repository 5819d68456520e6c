-- To be included once tables are filled: nothing is left for a query to tidy up.
SELECT format('VACUUM (FREEZE, ANALYZE) %s', oid::regclass)
FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
\gexec
