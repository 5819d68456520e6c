-- Which of the article's own results hold, at its own ratings and at those of the datasheets?

\echo '10. Which results of the article hold, at its own ratings?'
\echo '    holds: as stated, or over it; rounded: comes to it when rounded to the digits stated.'
\echo '    The price of XPeng''s target is there twice: of all of it, and of the rest that is to buy.'
PREPARE verdicts AS
SELECT claim, relation || ' ' || claimed AS claimed, trim_scale(round(value, 5)) AS recomputed, unit,
  trim_scale(round(difference, 5)) AS difference, round(percent, 2) AS "%", verdict
FROM checked_claim ORDER BY place;

BEGIN;
SET LOCAL compute_acct.rating_books = '36kr-2024-10-30';
EXECUTE verdicts;

\echo '    And at the ratings of the datasheets?'
SET LOCAL compute_acct.rating_books = 'datasheet';
EXECUTE verdicts;
COMMIT;

DEALLOCATE verdicts;
