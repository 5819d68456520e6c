-- blended_price(paid, q) beside sum(paid) / sum(q).

SELECT bench.contend(
  format('%s, %s%s', columns, groups, CASE WHEN jit THEN ', JIT' ELSE '' END), type, rows,
  query => format('SELECT %s FROM %I', CASE type WHEN 'flops' THEN 'blended_price(paid, q)' ELSE 'sum(paid) / sum(q)' END, data) || by,
  scan => format('SELECT FROM %I OFFSET 1000000000', data),
  settings => bench.jit(jit))
FROM subject
CROSS JOIN LATERAL (VALUES
  (1, 'few columns', '1 group', keyed, ''),
  (2, 'few columns', '1,000 groups', keyed, ' GROUP BY few OFFSET 1000000000'),
  (3, 'few columns', '100,000 groups', keyed, ' GROUP BY many OFFSET 1000000000'),
  (4, 'ten columns', '1 group', ten_columns, ''),
  (5, 'ten columns', '1,000 groups', ten_columns, ' GROUP BY few OFFSET 1000000000'),
  (6, 'ten columns', '100,000 groups', ten_columns, ' GROUP BY many OFFSET 1000000000')
) v (number, columns, groups, data, by)
CROSS JOIN (VALUES (false), (true)) j (jit)
WHERE money IS NOT NULL
ORDER BY number, jit, position;
SELECT bench.goal('flops', 'float8', 1.15);
SELECT bench.goal('flops', 'numeric', 0.60);
CALL bench.run();
