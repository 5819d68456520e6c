-- How many servers of eight cards does one EFLOPS take, and what do as many as the article says give?

\echo '3. How many servers of eight cards make one EFLOPS, and what do as many as the article says give?'
SELECT book, round('1 EFLOPS fp16' / server, 3) AS "servers, exactly",
  systems_required('1 EFLOPS fp16', system, rating('A800', 'fp16', book => book)) AS "whole servers",
  claimed AS "the article's", eflops(claimed * server) AS "give EFLOPS"
FROM claim, server_price, unnest(rating_books()) AS book, capacity(system, 1, book => book) AS server
WHERE claim = 'servers in 1 EFLOPS'
ORDER BY book;
