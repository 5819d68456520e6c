-- How many A800 cards make one EFLOPS, by the article's rating and by the datasheet's?

\echo '2. How many A800 cards make one EFLOPS?'
SELECT book, card AS "one A800",
  round(devices('1 EFLOPS fp16', card), 3) AS "cards, exactly",
  devices_required('1 EFLOPS fp16', card) AS "whole cards"
FROM unnest(rating_books()) AS book, rating('A800', 'fp16', book => book) AS card
ORDER BY book;
