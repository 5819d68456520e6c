-- Who had how much compute on which day, and who wants how much by when?

\echo '1. Who had how much compute on which day?'
SELECT company, on_date, stated, capacity AS "taken as", counted_in AS "counted in", fact
FROM holding ORDER BY company, on_date;

\echo '   Who wants how much by when?'
SELECT company, by_date, stated, capacity AS "taken as", fact
FROM target ORDER BY company, by_date;
