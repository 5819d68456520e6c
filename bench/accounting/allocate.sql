-- The lines' shares in 100,000 invoices of ten lines, and in one invoice of all
-- lines, beside sum() OVER of numeric in the same window, which is where any
-- such share begins.

SELECT bench.contend(variant, contender, bench.rows(1000000),
  format('SELECT %s OVER (%s ORDER BY invoice, line ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) '
         'FROM invoice_line OFFSET 1000000000', call, partitions),
  scan => 'SELECT FROM invoice_line OFFSET 1000000000')
FROM (VALUES
  (1, 'ten lines', 'allocate()', 'allocate(total, weight)', 'PARTITION BY invoice'),
  (2, 'ten lines', 'sum() OVER numeric', 'sum(weight)', 'PARTITION BY invoice'),
  (3, 'one invoice', 'allocate()', $$allocate('1000000 USD', weight)$$, ''),
  (4, 'one invoice', 'sum() OVER numeric', 'sum(weight)', '')
) c (number, variant, contender, call, partitions)
ORDER BY number;
SELECT bench.goal('allocate()', 'sum() OVER numeric', 2.00);
CALL bench.run();
