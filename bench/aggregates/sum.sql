-- sum(q): of the only column, or the ninth of ten; of all rows, or in groups.

SELECT bench.contend(
  format('%s, %s%s', columns, groups, CASE WHEN jit THEN ', JIT' ELSE '' END), type, rows,
  query => format('SELECT sum(q) FROM %I', data) || by,
  scan => format('SELECT FROM %I OFFSET 1000000000', data),
  settings => bench.jit(jit))
FROM subject
CROSS JOIN LATERAL (VALUES
  (1, 'one column', '1 group', one_column, ''),
  (2, 'one column', '1,000 groups', keyed, ' GROUP BY few OFFSET 1000000000'),
  (3, 'one column', '100,000 groups', keyed, ' GROUP BY many OFFSET 1000000000'),
  (4, 'ten columns', '1 group', ten_columns, ''),
  (5, 'ten columns', '1,000 groups', ten_columns, ' GROUP BY few OFFSET 1000000000'),
  (6, 'ten columns', '100,000 groups', ten_columns, ' GROUP BY many OFFSET 1000000000')
) v (number, columns, groups, data, by)
CROSS JOIN (VALUES (false), (true)) j (jit)
ORDER BY number, jit, position;
SELECT bench.goal('flops', 'float8', 1.10);
SELECT bench.goal('flops', 'numeric', 0.67);
SELECT bench.goal('flops', 'unit', 0.67);
CALL bench.run();
