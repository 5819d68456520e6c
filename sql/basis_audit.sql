-- A report's rows, what was stated, and by what each came to its basis.
CREATE TABLE report (owner text, stated flops, reported flops(fp16), method text);
INSERT INTO report VALUES ('national total', '246 EFLOPS fp32', '492 EFLOPS', 'press-2x'), ('maker', '5.39 EFLOPS', '5.39 EFLOPS', NULL), ('lab', '1 EFLOPS fp16', '1 EFLOPS', NULL), ('old cluster', '19.5 PFLOPS fp32', '312 PFLOPS', 'A100');
SELECT basis_audit(stated, reported, method) AS how, sum(reported), round(sum(reported) / (SELECT sum(reported) FROM report) * 100, 2) AS percent FROM report GROUP BY 1 ORDER BY 1;
SELECT basis_audit(NULL, '1 EFLOPS'), basis_audit('1 EFLOPS', NULL);
\t \a
SELECT error_of('SELECT ' || expression) FROM unnest(ARRAY[
  $$ basis_audit('246 EFLOPS fp32', '490 EFLOPS fp16', 'press-2x') $$, $$ basis_audit('246 EFLOPS fp32', '492 EFLOPS fp16') $$, $$ basis_audit('1 EFLOPS', '2 EFLOPS fp16') $$, $$ basis_audit('19.5 PFLOPS fp32', '312 PFLOPS fp16', 'H100') $$, $$ basis_audit('1 EFLOPS fp8', '2 EFLOPS fp16', 'nobody') $$]) AS expression;
\t \a
-- As of a day, by a book, and a word instead of the error: for a report that is to be the same later.
INSERT INTO report VALUES ('nobody said', '246 EFLOPS fp32', '492 EFLOPS', NULL), ('no such way', '1 EFLOPS fp8', '2 EFLOPS', 'nobody'), ('another figure', '246 EFLOPS fp32', '490 EFLOPS', 'press-2x'), ('not there yet', '1 EFLOPS fp8', '0.5 EFLOPS', 'H100');
SELECT owner, basis_audit(stated, reported, method, '2025-01-01') AS in_2025, basis_audit(stated, reported, method, '2020-06-01') AS in_2020 FROM report ORDER BY owner;
INSERT INTO accelerator_rating (model, capacity, book, source, valid) VALUES ('A100 SXM4 80GB', '20 TFLOPS fp32', 'ours', 'x', '[2025-01-01,2026-01-01)'), ('A100 SXM4 80GB', '320 TFLOPS fp16', 'ours', 'x', '[2025-01-01,)');
SELECT basis_audit('20 PFLOPS fp32', '320 PFLOPS fp16', 'A100', '2025-06-30', 'ours'), basis_audit('20 PFLOPS fp32', '320 PFLOPS fp16', 'A100', '2026-06-30', 'ours') AS later, basis_audit('20 PFLOPS fp32', '320 PFLOPS fp16', 'A100', '2025-06-30', NULL) AS datasheet,
  basis_audit('1 PFLOPS', '1 PFLOPS', NULL, as_of => NULL) AS no_day;
\t \a
SELECT error_of($$ SELECT basis_audit('20 PFLOPS fp32', '320 PFLOPS fp16', 'A100', '2025-06-30', 'theirs') $$);
\t \a
DELETE FROM accelerator_rating WHERE book = 'ours';
DROP TABLE report;
