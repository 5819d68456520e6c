-- What do Tesla's H100 cards come to, by the article's rating and by the datasheet's?

\echo '9. What do Tesla''s H100 cards come to in EFLOPS?'
SELECT cluster, on_date, added, sum(added) OVER so_far AS cards,
  eflops(sum(capacity(model, added, book => '36kr-2024-10-30')) OVER so_far) AS "the article's rating",
  eflops(sum(capacity(model, added, book => 'datasheet')) OVER so_far) AS "the datasheet's"
FROM fleet WINDOW so_far AS (PARTITION BY cluster ORDER BY on_date)
ORDER BY cluster, on_date;

\echo '   How many H100 cards would the target of Dojo be?'
SELECT company, capacity AS target,
  round(equivalents(capacity, 'H100', '36kr-2024-10-30')) AS "the article's rating",
  round(equivalents(capacity, 'H100', 'datasheet')) AS "the datasheet's"
FROM target WHERE company = 'Tesla Dojo';
