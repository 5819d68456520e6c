# A cache that has become stale is given back as a whole: one session reloads
# the catalog and the exchange rates thousands of times and does not grow.

use strict;
use warnings;

use FindBin;
use lib $FindBin::RealBin;

use PostgreSQL::Test::Utils;
use Servers;
use Test::More;

my $server = Servers::start('server');
$server->append_conf('postgresql.conf', "autovacuum = off\njit = off\nsynchronous_commit = off");
$server->restart;
$server->safe_psql('postgres', <<'SQL');
CREATE EXTENSION compute_acct;
INSERT INTO accelerator_rating (model, capacity, book, source) VALUES ('A800 SXM4 80GB', '1 TFLOPS fp16', 'mine', 'made up');
INSERT INTO basis_convention VALUES ('house', 'fp32', 'fp16', 1, 'made up');
INSERT INTO exchange_rate (base, quote, on_date, rate, book)
  SELECT 'EUR', 'USD', date '2020-01-01' + n, round(1 + n / 10000.0, 4), 'mine' FROM generate_series(0, 2000) AS n;

-- Changes a row of the catalog and asks, so many times, and checks each answer.
CREATE PROCEDURE reload(times int) LANGUAGE plpgsql AS $$
DECLARE
  answer flops;
BEGIN
  FOR n IN 1..times LOOP
    UPDATE basis_convention SET factor = n WHERE convention = 'house';
    SELECT convert_basis(flops '1 TFLOPS fp32', 'fp16', 'house') INTO answer;
    IF answer IS DISTINCT FROM flops(n, 'TFLOPS', 'fp16') THEN
      RAISE 'reload %: % is old', n, answer;
    END IF;
    COMMIT;
  END LOOP;
END $$;

-- The same with a rating, whose change takes longer.
CREATE PROCEDURE reload_rating(times int) LANGUAGE plpgsql AS $$
DECLARE
  answer flops;
BEGIN
  FOR n IN 1..times LOOP
    UPDATE accelerator_rating SET capacity = flops(n, 'TFLOPS', 'fp16') WHERE book = 'mine';
    SELECT rating('A800', 'fp16', book => 'mine') INTO answer;
    IF answer IS DISTINCT FROM flops(n, 'TFLOPS', 'fp16') THEN
      RAISE 'reload %: % is old', n, answer;
    END IF;
    COMMIT;
  END LOOP;
END $$;

-- The same for exchange rates, of which the cache remembers many paths.
CREATE PROCEDURE reload_rates(times int) LANGUAGE plpgsql AS $$
DECLARE
  answer cost;
BEGIN
  FOR n IN 1..times LOOP
    UPDATE exchange_rate SET rate = n WHERE book = 'mine' AND on_date = '2020-01-01';
    SELECT exchange('1 EUR', 'USD', '2020-01-01', 'mine') INTO answer;
    IF answer IS DISTINCT FROM cost(n, 'USD') THEN
      RAISE 'reload %: % is old', n, answer;
    END IF;
    PERFORM exchange('1 EUR', 'USD', date '2020-01-01' + d, 'mine') FROM generate_series(1, 500) AS d;
    COMMIT;
  END LOOP;
END $$;

-- Loads that fail half-way, as a column is missing.
CREATE PROCEDURE fail(times int) LANGUAGE plpgsql AS $$
BEGIN
  FOR n IN 1..times LOOP
    BEGIN
      PERFORM rating('A800', 'fp16', book => 'mine');
      RAISE 'this should have failed';
    EXCEPTION WHEN undefined_column THEN
      NULL;
    END;
  END LOOP;
END $$;
SQL

# What one session uses, in bytes: what its memory contexts hold, what those of
# the cache hold, and what the operating system has given it for itself.
my $used = <<'SQL';
SELECT sum(total_bytes), coalesce(sum(total_bytes) FILTER (WHERE name = 'compute_acct cache'), 0),
  count(*) FILTER (WHERE name = 'compute_acct cache'),
  (SELECT (split_part(statm, ' ', 2)::bigint - split_part(statm, ' ', 3)::bigint) * 4096
   FROM pg_read_file('/proc/self/statm') AS statm)
FROM pg_backend_memory_contexts;
SQL

# Runs the procedure once to warm up and then many times, and compares.
sub stays_flat
{
	my ($session, $what, $call, $times) = @_;
	$session->query_safe(sprintf $call, 200);
	my @before = split /\|/, $session->query_safe($used);
	$session->query_safe(sprintf $call, $times);
	my @after = split /\|/, $session->query_safe($used);
	note "$what: @before, then @after";
	my $margin = 256 * 1024;
	cmp_ok($after[0], '<', $before[0] + $margin, "$what: memory contexts");
	cmp_ok($after[1], '<', $before[1] + $margin, "$what: the cache");
	is($after[2], $before[2], "$what: as many caches");
	cmp_ok($after[3], '<', $before[3] + 8 * $margin, "$what: resident memory");
	return;
}

my $session = Servers::session($server, 'postgres');
stays_flat($session, '10,000 reloads of the catalog', 'CALL reload(%d)', 10_000);
stays_flat($session, '500 reloads after a rating', 'CALL reload_rating(%d)', 500);
stays_flat($session, '3,000 reloads of exchange rates', 'CALL reload_rates(%d)', 3_000);
$server->safe_psql('postgres', 'ALTER TABLE accelerator_rating RENAME COLUMN valid TO validity');
stays_flat($session, '3,000 loads that fail', 'CALL fail(%d)', 3_000);
$server->safe_psql('postgres', 'ALTER TABLE accelerator_rating RENAME COLUMN validity TO valid');
is($session->query_safe(q(SELECT rating('A800', 'fp16', book => 'mine'))), '500 TFLOPS fp16', 'and it still answers');
$session->quit;
$server->stop;

done_testing();
