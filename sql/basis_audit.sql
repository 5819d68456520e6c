-- A report's rows, what was stated, and by what each came to its basis.
CREATE TABLE report (owner text, stated flops, reported flops(fp16), method text);
INSERT INTO report VALUES ('national total', '246 EFLOPS fp32', '492 EFLOPS', 'press-2x'), ('maker', '5.39 EFLOPS', '5.39 EFLOPS', NULL), ('lab', '1 EFLOPS fp16', '1 EFLOPS', NULL), ('old cluster', '19.5 PFLOPS fp32', '312 PFLOPS', 'A100');
SELECT basis_audit(stated, reported, method) AS how, sum(reported), round(sum(reported) / (SELECT sum(reported) FROM report) * 100, 2) AS percent FROM report GROUP BY 1 ORDER BY 1;
SELECT basis_audit(NULL, '1 EFLOPS'), basis_audit('1 EFLOPS', NULL);
\t \a
SELECT error_of('SELECT ' || expression) FROM unnest(ARRAY[
  $$ basis_audit('246 EFLOPS fp32', '490 EFLOPS fp16', 'press-2x') $$, $$ basis_audit('246 EFLOPS fp32', '492 EFLOPS fp16') $$, $$ basis_audit('1 EFLOPS', '2 EFLOPS fp16') $$, $$ basis_audit('19.5 PFLOPS fp32', '312 PFLOPS fp16', 'H100') $$, $$ basis_audit('1 EFLOPS fp8', '2 EFLOPS fp16', 'nobody') $$]) AS expression;
\t \a
DROP TABLE report;
