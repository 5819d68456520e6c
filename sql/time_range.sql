SET timezone = 'America/New_York';
SET datestyle = ISO;
-- Days begin and end at midnight where the session is; March 2024 lost an hour there.
SELECT time_range('[2024-03-01,2024-04-01)');
SELECT upper(r) - lower(r) AS march FROM time_range(daterange('2024-03-01', '2024-03-31', '[]')) AS r;
SELECT days, time_range(days) FROM unnest(ARRAY['empty', '(,)', '[2024-03-10,)', '(,2024-03-10]', '[-infinity,2024-03-10)', '(-infinity,2024-03-10)', '[2024-03-10,infinity)', '[2024-03-10,infinity]']::daterange[]) AS days ORDER BY days;
SELECT time_range(NULL) IS NULL AS strict;
-- It depends on the session.
SELECT provolatile, proparallel FROM pg_proc WHERE oid = 'time_range(daterange)'::regprocedure;
RESET timezone;
RESET datestyle;
