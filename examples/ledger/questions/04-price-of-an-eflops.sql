-- What does one EFLOPS in fp16 cost, as a rate and in whole servers?

\echo '4. What does one EFLOPS cost, as a rate and in whole servers?'
SELECT book, price / capacity(system, 1, book => book) AS "as a rate",
  servers, grouped(servers * price) AS "they cost"
FROM server_price, unnest(rating_books()) AS book,
  systems_required('1 EFLOPS fp16', system, rating('A800', 'fp16', book => book)) AS servers
ORDER BY book;
