-- All that the page shows, as one JSON document.  After ledger.sql:
--
--   psql -X -q -At -f examples/ledger/report/report.sql > report.json
--
-- Quantities leave as plain numbers in the unit that their key names: EFLOPS,
-- yuan, percent.  Nothing is rounded here; the page rounds what it shows.

\set ON_ERROR_STOP on
\ir ../settings.sql
\pset tuples_only on
\pset format unaligned

-- The verdicts at the ratings of one book.  What the setting was comes back
-- when the function ends.
CREATE FUNCTION pg_temp.checked_by(book text) RETURNS SETOF checked_claim
  LANGUAGE plpgsql SET compute_acct.rating_books FROM CURRENT AS $$
BEGIN
  PERFORM set_config('compute_acct.rating_books', book, true);
  RETURN QUERY SELECT * FROM checked_claim;
END
$$;

WITH
-- The first book of the list is the article's, the last one the datasheets'.
book AS (
  SELECT place, book, r.confidence = 'press' AS press, server.system, model, quantity,
    rating(model, 'fp16', book => book) AS rating,
    quantity * rating(model, 'fp16', book => book) AS server, price, r.source
  FROM unnest(rating_books()) WITH ORDINALITY AS listed (book, place)
    CROSS JOIN server_price
    JOIN accelerator_system AS server ON server.system = resolve_system(server_price.system)
    JOIN accelerator_rating AS r USING (model, book)
  WHERE r.basis = 'fp16' AND r.accumulate IS NULL AND r.valid @> CURRENT_DATE
),
-- Between two statements of a company's capacity its fleet may have grown.
known AS (
  SELECT company, on_date, capacity, 'stated' AS kind, fact FROM holding
  UNION ALL
  SELECT cluster, on_date, sum(capacity(model, added)) OVER so_far, 'in cards', fact
  FROM fleet WHERE cluster IN (SELECT company FROM company)
  WINDOW so_far AS (PARTITION BY cluster ORDER BY on_date)
),
over_time AS (
  SELECT DISTINCT ON (company, on_date) * FROM (
    SELECT * FROM known
    UNION ALL
    SELECT company, by_date, capacity, 'target', fact FROM target
  ) AS any_kind
  ORDER BY company, on_date, kind = 'target', kind = 'in cards'
),
plan AS (
  SELECT company, by_date, book.place, book, now.capacity AS now, target.capacity AS target, plan.*,
    now.capacity * (price / server) AS worth_now, claim.claimed AS article_says_mn
  FROM target
    JOIN latest_holding AS now USING (company)
    CROSS JOIN book
    CROSS JOIN LATERAL procurement_plan(now.capacity, target.capacity, system, price, rating) AS plan
    LEFT JOIN claim ON claim = company || ', price of it all'
),
share AS (
  SELECT total.region, on_date, total.capacity AS published, fp16, convention, c.source, fact,
    four_makers.capacity AS makers, 100 * four_makers.capacity / fp16 AS percent
  FROM four_makers, total JOIN basis_convention AS c ON from_basis = basis(total.capacity) AND to_basis = 'fp16',
    convert_basis(total.capacity, 'fp16', convention) AS fp16
),
verdict AS (
  SELECT claim, json_agg(json_build_object('book', book, 'value', value, 'percent', percent, 'verdict', verdict)
    ORDER BY book.place) AS checked
  FROM book, pg_temp.checked_by(book) AS checked GROUP BY claim
)
SELECT json_build_object(
  'version', (SELECT extversion FROM pg_extension WHERE extname = 'compute_acct'),
  'article', (SELECT json_build_object('book', book, 'day', (SELECT min(on_date) FROM fact WHERE kind = 'definition'))
              FROM book WHERE press),
  'books', (
    SELECT json_agg(json_build_object(
      'book', book, 'press', press, 'model', model, 'tflops', in_unit(rating, 'TFLOPS'), 'source', source,
      'system', system, 'quantity', quantity, 'price_cny', amount(price),
      'cny_per_eflops', in_unit(price / server, 'EFLOPS'),
      'percent_over_first', 100 * ((price / server) / (first_price / first_server) - 1),
      'servers', servers, 'servers_cny', amount(servers * price)) ORDER BY place)
    FROM book JOIN (SELECT system, server, price FROM book WHERE place = 1) AS first (system, first_server, first_price)
        USING (system),
      systems_required('1 EFLOPS fp16', system, rating) AS servers),
  'over_time', (
    SELECT json_agg(json_build_object(
      'company', company, 'region', region, 'day', on_date, 'kind', kind, 'eflops', eflops(capacity),
      'basis', basis(capacity), 'fact', fact) ORDER BY region, company, on_date)
    FROM over_time JOIN company USING (company)),
  'plans', (
    SELECT json_agg(json_build_object(
      'company', company, 'by_date', by_date, 'book', book, 'now_eflops', eflops(now),
      'target_eflops', eflops(target), 'add_eflops', eflops(capacity_to_add), 'devices', devices,
      'systems', systems, 'cost_cny', amount(cost), 'reached_eflops', eflops(capacity_reached),
      'worth_now_cny', amount(worth_now), 'total_cny', amount(worth_now + cost), 'article_says_mn', article_says_mn)
      ORDER BY target DESC, company, place)
    FROM plan),
  'shares', (
    SELECT json_agg(json_build_object(
      'region', region, 'day', on_date, 'published_eflops', eflops(published), 'published_basis', basis(published),
      'fp16_eflops', eflops(fp16), 'convention', convention, 'source', source,
      'makers_eflops', eflops(makers), 'percent', percent, 'fact', fact) ORDER BY fp16)
    FROM share),
  'makers', (
    SELECT json_agg(json_build_object(
      'company', company, 'day', latest_holding.on_date, 'eflops', eflops(latest_holding.capacity),
      'percent', 100 * latest_holding.capacity / fp16) ORDER BY latest_holding.capacity DESC, company)
    FROM latest_holding JOIN share USING (region)),
  'price_claim', (SELECT json_build_object('relation', relation, 'cny', claimed * 1e6, 'fact', fact)
                  FROM claim WHERE claim = 'price of 1 EFLOPS'),
  'claims', (
    SELECT json_agg(json_build_object(
      'claim', claim, 'relation', relation, 'claimed', claimed, 'unit', unit, 'fact', fact, 'checked', checked)
      ORDER BY place)
    FROM claim JOIN verdict USING (claim)),
  'verdicts', (
    SELECT json_agg(json_build_object('book', book, 'claims', claims, 'fail', fail) ORDER BY place)
    FROM (SELECT place, book, count(*) AS claims, count(*) FILTER (WHERE verdict = 'does not hold') AS fail
          FROM book, LATERAL (SELECT verdict FROM pg_temp.checked_by(book)) AS checked GROUP BY place, book) AS counted),
  'facts', (SELECT json_agg(json_build_object('fact', fact, 'subject', subject, 'says', says) ORDER BY fact) FROM fact)
);
