-- What does the capacity cost, in whole servers: all of it, and what is missing?

\echo '6. What does the capacity for the cycle cost, in whole servers?'
SELECT demand, at, server.system, systems AS servers, in_unit(capacity_reached, 'EFLOPS')::numeric(9, 3) AS "EFLOPS reached",
  (amount(cost) / 1e6)::numeric(9, 2) AS "mn CNY"
FROM release, server, LATERAL procurement_plan('0 EFLOPS fp16', needed, server.system, server.price)
ORDER BY demand DESC, work;

\echo '   And what would those pay who have less?'
SELECT demand, at, company, systems AS servers, (amount(cost) / 1e6)::numeric(9, 2) AS "mn CNY"
FROM release, holding, server, LATERAL procurement_plan(capacity, needed, server.system, server.price)
WHERE needed > capacity ORDER BY demand DESC, work, capacity DESC;
