-- What a change costs the session that asks next: a lookup after one row of
-- 146,000 exchange rates has changed, beside the same change and a subquery by
-- hand on an indexed table; and 1,000 changes of ratings, of aliases and of
-- rates, each with a lookup after it.

CREATE TABLE change_list (base text, quote text, on_date date, rate numeric NOT NULL, book text, PRIMARY KEY (book, base, quote, on_date));
INSERT INTO change_list
SELECT 'EUR', quote, date '2010-01-01' + day, round(1 + number + day / 10000.0, 4), 'many'
FROM unnest('{USD,CNY,JPY,GBP,CHF,KRW,INR,SGD,TWD,AUD,CAD,NZD,SEK,NOK,DKK,PLN,CZK,HUF,RON,TRY,BRL,MXN,ZAR,ILS,HKD}'::text[])
  WITH ORDINALITY AS q (quote, number)
CROSS JOIN generate_series(0, 5839) day;
-- the triggers look at each row; that is not what is measured
INSERT INTO exchange_rate (base, quote, on_date, rate, book) SELECT * FROM change_list;
INSERT INTO accelerator_rating (model, capacity, book, source)
VALUES ('A800 SXM4 80GB', '300 TFLOPS fp16', 'changed', 'bench');
INSERT INTO accelerator_alias (alias, model) VALUES ('changed', 'A800 SXM4 80GB');
\ir ../vacuum.sql

CREATE FUNCTION change_rates(times int, lookup boolean) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  FOR n IN 1..times LOOP
    UPDATE exchange_rate SET rate = round(1 + n / 1000.0, 3)
    WHERE (book, base, quote, on_date) = ('many', 'EUR', 'USD', '2012-01-05');
    IF lookup THEN
      PERFORM exchange('1 EUR', 'USD', '2012-01-05', 'many');
    END IF;
  END LOOP;
END $$;
CREATE FUNCTION change_list(times int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  FOR n IN 1..times LOOP
    UPDATE change_list SET rate = round(1 + n / 1000.0, 3)
    WHERE (book, base, quote, on_date) = ('many', 'EUR', 'USD', '2012-01-05');
    PERFORM (SELECT rate FROM change_list WHERE (book, base, quote) = ('many', 'EUR', 'USD') AND on_date <= '2012-01-05'
             ORDER BY on_date DESC LIMIT 1);
  END LOOP;
END $$;
CREATE FUNCTION change_ratings(times int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  FOR n IN 1..times LOOP
    UPDATE accelerator_rating SET capacity = flops(n, 'TFLOPS', 'fp16') WHERE model = 'A800 SXM4 80GB' AND book = 'changed';
    PERFORM capacity('H100', 8);
  END LOOP;
END $$;
CREATE FUNCTION change_aliases(times int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  FOR n IN 1..times LOOP
    UPDATE accelerator_alias SET model = CASE n % 2 WHEN 0 THEN 'A800 SXM4 80GB' ELSE 'H100 SXM5 80GB' END WHERE alias = 'changed';
    PERFORM capacity('H100', 8);
  END LOOP;
END $$;

SELECT bench.contend(variant, contender, 1, query)
FROM (VALUES
  (1, 'one of 146,000 rates', 'exchange() after it', 'SELECT change_rates(1, true)'),
  (2, 'one of 146,000 rates', 'by hand', 'SELECT change_list(1)'),
  (3, '1,000 rates', 'exchange() after each', 'SELECT change_rates(1000, true)'),
  (4, '1,000 rates', 'without a lookup', 'SELECT change_rates(1000, false)'),
  (5, '1,000 rates', 'by hand', 'SELECT change_list(1000)'),
  (6, '1,000 ratings', 'capacity() after each', 'SELECT change_ratings(1000)'),
  (7, '1,000 aliases', 'capacity() after each', 'SELECT change_aliases(1000)')
) c (number, variant, contender, query)
ORDER BY number;
SELECT bench.goal('exchange() after it', NULL, 20, 'one of 146,000 rates');
SELECT bench.goal('exchange() after each', NULL, 500);
SELECT bench.goal('capacity() after each', NULL, 500);
CALL bench.run();
