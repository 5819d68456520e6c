-- What users make of our types, one of each construct that a dump has to write
-- down, and in them each form of SQL that compares.  013_dump_constructs.pl runs
-- this with the extension in the schema acct, also of version 1.0.0.
CREATE SCHEMA mine;
SET search_path = mine, acct;
SET client_min_messages = warning;

-- --- types --------------------------------------------------------------------

CREATE TYPE quote AS (vendor text, paid cost, capacity flops);
CREATE DOMAIN fee AS cost(CNY) DEFAULT '0 CNY'
  CONSTRAINT unlucky CHECK (VALUE IS DISTINCT FROM '13 CNY') CONSTRAINT not_negative CHECK (sign(VALUE) >= 0);
CREATE DOMAIN band AS costrange CHECK (VALUE IS NULL OR NULLIF(lower(VALUE), '0 CNY') IS NOT NULL);
CREATE TYPE floprange AS RANGE (subtype = flop);

-- --- functions ------------------------------------------------------------------

CREATE FUNCTION net(paid cost, rate numeric DEFAULT 1.25) RETURNS cost LANGUAGE sql IMMUTABLE
  RETURN CASE WHEN paid IS DISTINCT FROM '0 CNY' THEN paid / rate END;
CREATE FUNCTION same_price(a cost, b cost) RETURNS text LANGUAGE sql IMMUTABLE
BEGIN ATOMIC
  SELECT CASE a WHEN b THEN 'same' ELSE NULLIF('other', 'same') END
  FROM (SELECT a AS paid) AS x NATURAL FULL JOIN (SELECT b AS paid) AS y LIMIT 1;
END;
CREATE FUNCTION in_words(paid cost) RETURNS text LANGUAGE plpgsql IMMUTABLE SET search_path = mine, acct, pg_temp AS $$
BEGIN
  RETURN CASE WHEN paid = ANY ('{5 CNY,6 CNY}') THEN 'five or six' WHEN paid IS DISTINCT FROM '7 CNY' THEN 'not seven' ELSE 'seven' END;
END $$;
CREATE FUNCTION larger(a cost, b cost) RETURNS cost LANGUAGE sql IMMUTABLE STRICT RETURN CASE WHEN a > b THEN a ELSE b END;
CREATE AGGREGATE largest(cost) (SFUNC = larger, STYPE = cost, INITCOND = '0 CNY');
CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql SET search_path = mine, acct, pg_temp AS $$
BEGIN
  INSERT INTO change VALUES (TG_NAME, OLD.paid, NEW.paid);
  RETURN NEW;
END $$;

-- --- a table with constraints, generated columns and indexes --------------------

CREATE TABLE purchase (
  id int PRIMARY KEY,
  vendor text NOT NULL DEFAULT 'a',
  capacity flops(fp16) NOT NULL DEFAULT '1 EFLOPS fp16',
  paid cost(CNY) NOT NULL,
  refund fee,
  done flop('fp8 sparse') DEFAULT '1 ZFLOP fp8 sparse',
  offered unit_price('CNY/EFLOPS fp16'),
  quoted quote,
  parts cost[],
  span band,
  spans costmultirange,
  worked floprange,
  summary cost_summary,
  kept boolean GENERATED ALWAYS AS (refund IS NOT DISTINCT FROM '0 CNY') STORED,
  price unit_price GENERATED ALWAYS AS (paid / NULLIF(capacity, '0 FLOPS fp16')) STORED,
  class text GENERATED ALWAYS AS (CASE paid WHEN '5 CNY' THEN 'five' WHEN '6 CNY' THEN 'six' ELSE 'other' END) STORED,
  net cost GENERATED ALWAYS AS (net(paid)) STORED,
  words text GENERATED ALWAYS AS (in_words(paid)) STORED,
  CONSTRAINT equal CHECK (paid = '1 CNY' OR paid <> '-1 CNY'),
  CONSTRAINT listed CHECK (paid IN ('-5 CNY', '-6 CNY') OR paid BETWEEN '-3 CNY' AND '1e9 CNY'),
  CONSTRAINT different CHECK (paid IS DISTINCT FROM '-2 CNY' AND NULLIF(paid, '-3 CNY') IS NOT NULL),
  CONSTRAINT as_rows CHECK ((paid, capacity) IS DISTINCT FROM ('14 CNY'::cost, '0 FLOPS fp16'::flops) AND (paid, id) <> ('14 CNY', -1)),
  CONSTRAINT chosen CHECK (CASE paid WHEN '-2.5 CNY' THEN false ELSE true END),
  CONSTRAINT elements CHECK ('16 CNY' <> ALL (parts)),
  CONSTRAINT same_summary CHECK (summary IS DISTINCT FROM '\x0001000000000000000000000000'),
  CONSTRAINT apart EXCLUDE USING gist (span WITH &&),
  CONSTRAINT paid_once UNIQUE (paid, id)
);
INSERT INTO purchase (id, capacity, paid, refund, offered, quoted, parts, span, spans, worked, summary)
  SELECT n, flops(n % 50, 'PFLOPS', 'fp16'), cost(n % 200 + 1, 'CNY'), CASE WHEN n % 3 > 0 THEN cost(n % 3 - 1, 'CNY') END, cost(n, 'CNY') / '1 EFLOPS fp16'::flops,
    ROW('b', cost(n, 'CNY'), NULL)::quote, ARRAY[cost(n + 100, 'CNY'), NULL], costrange(cost(n, 'CNY'), cost(n + 1, 'CNY')), costmultirange(costrange(cost(n, 'CNY'), NULL)),
    floprange(flop(n, 'EFLOP'), flop(2 * n, 'EFLOP'), '[]'), (SELECT cost_summary(cost(m, 'USD'), flops(m, 'PFLOPS', 'fp16')) FROM generate_series(n, n + 1) AS m)
  FROM generate_series(1, 1000) AS n;
CREATE INDEX by_capacity ON purchase (capacity DESC NULLS LAST);
CREATE INDEX by_hash ON purchase USING hash (paid);
CREATE INDEX by_brin ON purchase USING brin (paid);
CREATE INDEX by_multi ON purchase USING brin (capacity flops_minmax_multi_ops);
CREATE INDEX by_refund ON purchase ((NULLIF(refund, '0 CNY')), id);
CREATE INDEX by_words ON purchase (in_words(paid), same_price(paid, '5 CNY'));
CREATE INDEX by_amount ON purchase (amount(paid)) INCLUDE (capacity);
CREATE INDEX only_different ON purchase (id) WHERE refund IS DISTINCT FROM '0 CNY';
CREATE INDEX only_five ON purchase (id) WHERE paid = '5 CNY';
CREATE INDEX by_quote ON purchase (quoted);
CREATE INDEX by_parts ON purchase USING gin (parts);
CREATE INDEX by_span ON purchase USING spgist (span);
CREATE INDEX by_worked ON purchase USING gist (worked);
CREATE STATISTICS together (ndistinct, dependencies, mcv) ON paid, capacity, vendor FROM purchase;
CREATE STATISTICS computed ON (NULLIF(paid, '5 CNY')), (paid IS DISTINCT FROM '5 CNY') FROM purchase;
ALTER TABLE purchase ALTER paid SET STATISTICS 300;
ANALYZE purchase;

CREATE TABLE list_price (paid cost PRIMARY KEY);
INSERT INTO list_price VALUES ('1 CNY'), ('1 USD');
CREATE TABLE payment (purchase int, paid cost(CNY), listed cost DEFAULT '1 USD' REFERENCES list_price, FOREIGN KEY (paid, purchase) REFERENCES purchase (paid, id));
INSERT INTO payment SELECT id, paid, '1 CNY' FROM purchase WHERE id <= 10;
CREATE TABLE purchase_abroad (country text, CHECK (refund IS DISTINCT FROM '1 CNY')) INHERITS (purchase);
CREATE TABLE quotation OF quote (CHECK (NULLIF(paid, '0 CNY') IS NOT NULL));
INSERT INTO quotation VALUES ('a', '1 CNY', '1 EFLOPS fp16'), ('b', '2 USD', NULL);

-- --- partitions -----------------------------------------------------------------

CREATE TABLE by_range (capacity flops, paid cost, CHECK (paid IS DISTINCT FROM '0 CNY')) PARTITION BY RANGE (capacity, paid);
CREATE TABLE by_range_small PARTITION OF by_range FOR VALUES FROM (MINVALUE, MINVALUE) TO ('1 PFLOPS fp16', '5 CNY');
CREATE TABLE by_range_large PARTITION OF by_range FOR VALUES FROM ('1 PFLOPS fp16', '5 CNY') TO (MAXVALUE, MAXVALUE);
INSERT INTO by_range SELECT flops(n, 'TFLOPS', 'fp16'), cost(n % 9 + 1, 'CNY') FROM generate_series(500, 1500, 100) AS n;
CREATE TABLE by_list (paid cost) PARTITION BY LIST (paid);
CREATE TABLE by_list_low PARTITION OF by_list FOR VALUES IN ('1 CNY', '2 CNY', NULL);
CREATE TABLE by_list_high PARTITION OF by_list FOR VALUES IN ('3 CNY');
CREATE TABLE by_list_rest PARTITION OF by_list DEFAULT;
INSERT INTO by_list SELECT cost(nullif(n, 4), 'CNY') FROM generate_series(1, 6) AS n;
CREATE TABLE by_hashes (paid cost, work flop) PARTITION BY HASH (paid, work);
CREATE TABLE by_hashes_0 PARTITION OF by_hashes FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE by_hashes_1 PARTITION OF by_hashes FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO by_hashes SELECT cost(n, 'EUR'), flop(n, 'EFLOP') FROM generate_series(1, 20) AS n;
CREATE TABLE by_expression (paid cost) PARTITION BY LIST ((NULLIF(paid, '0 CNY') IS NULL));
CREATE TABLE by_expression_true PARTITION OF by_expression FOR VALUES IN (true);
CREATE TABLE by_expression_false PARTITION OF by_expression FOR VALUES IN (false);
INSERT INTO by_expression VALUES ('0 CNY'), ('1 CNY'), ('0 USD');

-- --- triggers, rules, policies --------------------------------------------------

CREATE TABLE change (trigger name, old cost, new cost);
CREATE TRIGGER price_changes BEFORE UPDATE OF paid ON purchase FOR EACH ROW
  WHEN (OLD.paid IS DISTINCT FROM NEW.paid) EXECUTE FUNCTION note_change();
CREATE TRIGGER price_is_five AFTER UPDATE ON purchase FOR EACH ROW
  WHEN (NEW.paid = '5 CNY' AND CASE OLD.paid WHEN '5 CNY' THEN false ELSE true END) EXECUTE FUNCTION note_change();
CREATE TRIGGER row_changes AFTER UPDATE ON purchase FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD.paid IN ('6 CNY', '7 CNY')) EXECUTE FUNCTION note_change();
CREATE CONSTRAINT TRIGGER at_the_end AFTER UPDATE ON purchase DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NULLIF(OLD.paid, NEW.paid) IS NOT NULL) EXECUTE FUNCTION note_change();
CREATE RULE large_ones AS ON INSERT TO quotation WHERE NEW.paid IS DISTINCT FROM '1 CNY' DO ALSO INSERT INTO change VALUES ('rule', NULL, NULLIF(NEW.paid, '2 CNY'));
CREATE POLICY but_five ON quotation USING (paid IS DISTINCT FROM '5 CNY') WITH CHECK (CASE paid WHEN '6 CNY' THEN false ELSE true END AND paid NOT IN ('7 CNY', '8 CNY'));
ALTER TABLE quotation ENABLE ROW LEVEL SECURITY;
GRANT SELECT (paid), UPDATE (paid) ON quotation TO PUBLIC;

-- --- views ------------------------------------------------------------------------

CREATE VIEW by_names AS
SELECT id, NULLIF(a.paid, '5 CNY') AS not_five, a.paid IS DISTINCT FROM b.refund AS differ, CASE a.paid WHEN b.refund THEN 1 WHEN '7 CNY' THEN 2 END AS chosen
FROM purchase AS a JOIN (SELECT id, paid, refund FROM purchase) AS b USING (id, paid) NATURAL JOIN (SELECT id, capacity, 1 AS one FROM purchase) AS c;
CREATE VIEW outer_joins AS
SELECT paid, q.vendor, r.capacity FROM quotation AS q FULL JOIN by_range AS r USING (paid) LEFT JOIN by_list AS l USING (paid);
CREATE VIEW lists AS
SELECT id, paid IN ('5 CNY', '6 CNY') AS listed, paid = ANY (parts) AS part, paid NOT IN (SELECT paid FROM by_list WHERE paid IS NOT NULL) AS elsewhere,
  (paid, id) IN (('5 CNY', 4), ('6 CNY', 5)) AS rows, (paid, capacity) < ('7 CNY', '1 PFLOPS fp16') AS before, (paid, refund) IS NOT DISTINCT FROM (refund, paid) AS swapped,
  paid BETWEEN SYMMETRIC '7 CNY' AND '5 CNY' AS between, greatest(paid, refund) AS most, coalesce(refund, '0 CNY') AS refund, EXISTS (SELECT FROM by_list AS l WHERE l.paid = p.paid) AS found
FROM purchase AS p;
CREATE VIEW groups AS
SELECT vendor, sum(paid), blended_price(paid, capacity) FILTER (WHERE sign(capacity) <> 0), max(paid) FILTER (WHERE paid IS DISTINCT FROM '200 CNY'), largest(paid), percentile_cont(0.5) WITHIN GROUP (ORDER BY paid),
  count(DISTINCT paid), array_agg(DISTINCT NULLIF(refund, '0 CNY')), rollup(summary) AS summary, GROUPING(capacity) AS grouping
FROM purchase GROUP BY GROUPING SETS ((vendor, capacity), (vendor)) HAVING NULLIF(sum(paid), '0 CNY') IS NOT NULL;
CREATE VIEW windows AS
SELECT id, sum(paid) OVER w, count(*) OVER (PARTITION BY NULLIF(refund, '1 CNY')), paid - lag(paid, 1, '0 CNY') OVER (ORDER BY id) AS step
FROM purchase WINDOW w AS (PARTITION BY vendor ORDER BY paid RANGE BETWEEN '1.5 CNY' PRECEDING AND CURRENT ROW EXCLUDE TIES);
CREATE VIEW sets AS
SELECT paid FROM by_list UNION SELECT paid FROM by_range INTERSECT SELECT paid FROM by_list EXCEPT SELECT '3 CNY'::cost
ORDER BY paid USING OPERATOR(acct.>);
CREATE VIEW recursive AS
WITH RECURSIVE twice (paid) AS (SELECT '1 CNY'::cost(CNY) UNION SELECT (2 * paid)::cost(CNY) FROM twice WHERE paid IS DISTINCT FROM '64 CNY') SELECT DISTINCT ON (paid) paid FROM twice;
CREATE VIEW checked WITH (security_barrier, security_invoker) AS SELECT id, paid, refund FROM purchase WHERE paid IS DISTINCT FROM '9 CNY' AND class <> 'six' WITH CASCADED CHECK OPTION;
CREATE VIEW ruled AS SELECT paid FROM by_list WHERE NULLIF(paid, '1 CNY') IS NOT NULL;
CREATE RULE ruled_update AS ON UPDATE TO ruled DO INSTEAD UPDATE by_list SET paid = NEW.paid WHERE paid IS NOT DISTINCT FROM OLD.paid AND NOT paid = '2 CNY';
CREATE MATERIALIZED VIEW kept AS SELECT paid, count(*) AS rows, max(NULLIF(capacity, '0 FLOPS fp16')) AS most FROM purchase GROUP BY paid;
CREATE UNIQUE INDEX ON kept (paid);

-- --- what is elsewhere --------------------------------------------------------------

CREATE FOREIGN DATA WRAPPER nowhere;
CREATE SERVER nowhere FOREIGN DATA WRAPPER nowhere;
CREATE FOREIGN TABLE abroad (paid cost(CNY) DEFAULT NULLIF('1 CNY'::cost, '1 CNY'), capacity flops, CHECK (paid IS DISTINCT FROM '1 CNY')) SERVER nowhere;
CREATE PUBLICATION prices FOR TABLE purchase (id, paid, capacity) WHERE (id > 5), by_list WITH (publish = 'insert');
