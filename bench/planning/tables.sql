-- Two tables of 3,000 empty partitions each, which differ in the type of money.
CREATE TABLE contender (position integer, contender text, type text, unit text);
INSERT INTO contender VALUES (1, 'cost', 'cost(CNY)', ' CNY'), (2, 'numeric', 'numeric', '');
SELECT format('CREATE TABLE spend_%s (part integer, paid %s, fee %2$s) PARTITION BY LIST (part)', contender, type) FROM contender \gexec
SELECT format('CREATE TABLE spend_%s_%s PARTITION OF spend_%1$s FOR VALUES IN (%2$s)', contender, part)
FROM contender, generate_series(1, least(3000, bench.rows(3000))) AS part \gexec
