-- finish.sql
--   Puts the results out as TAP.
SELECT CASE WHEN wrong = 0 AND operations > 0 THEN 'ok ' ELSE 'not ok ' END || row_number() OVER (ORDER BY i)
  || ' - ' || name || ': ' || operations
  || CASE WHEN wrong > 0 THEN ', wrong ' || wrong || CASE WHEN note IS NULL THEN '' ELSE E'\n  for example, ' || note END
       ELSE coalesce(' (' || note || ')', '') END
FROM result
ORDER BY i;
SELECT '1..' || count(*) FROM result;
SELECT '# ' || sum(operations) || ' operations, seed ' || :'seed' FROM result;

