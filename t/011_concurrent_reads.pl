# 64 sessions ask for ratings, capacities and exchange rates while another one
# changes them: no error, no answer that was never committed, none older than the
# same session had before; and in the end all have the last one.

use strict;
use warnings;

use FindBin;
use lib $FindBin::RealBin;

use IPC::Run;
use PostgreSQL::Test::Utils;
use Servers;
use Test::More;

my $readers = 64;
my $changes = 120;

my $server = Servers::start('server');
my $pgbench = Servers::place('bindir') . '/pgbench';
plan skip_all => 'there is no pgbench' unless -x $pgbench;
$server->append_conf('postgresql.conf', "max_connections = 100\nautovacuum = off\nsynchronous_commit = off");
$server->restart;

# What is committed are the multiples of three.  On its way to one, a transaction
# passes through another number; a third kind is rolled back.
$server->safe_psql('postgres', <<'SQL');
CREATE EXTENSION compute_acct;
INSERT INTO accelerator_rating (model, capacity, book, source) VALUES ('A800 SXM4 80GB', '3 TFLOPS fp16', 'mine', 'made up');
INSERT INTO exchange_rate (base, quote, on_date, rate) VALUES ('EUR', 'USD', '2024-10-30', 3), ('EUR', 'CNY', '2024-10-30', 6);
CREATE TABLE reached (reader int PRIMARY KEY);
CREATE PROCEDURE set_all(n int) LANGUAGE sql BEGIN ATOMIC
  UPDATE accelerator_rating SET capacity = flops(n, 'TFLOPS', 'fp16') WHERE book = 'mine';
  UPDATE exchange_rate SET rate = CASE quote WHEN 'USD' THEN n ELSE 2 * n END;
END;
CREATE PROCEDURE change(first int, last int) LANGUAGE plpgsql AS $$
BEGIN
  FOR n IN first..last LOOP
    CALL set_all(3 * n + 1);
    CALL set_all(3 * n);
    COMMIT;
    CALL set_all(3 * n + 2);
    ROLLBACK;
    -- a table that is empty for a moment, which nobody may see
    IF n % 10 = 0 THEN
      CREATE TEMP TABLE kept ON COMMIT DROP AS SELECT * FROM exchange_rate;
      TRUNCATE exchange_rate;
      INSERT INTO exchange_rate SELECT * FROM kept;
      COMMIT;
    END IF;
  END LOOP;
END $$;
-- raises unless the answers may be
CREATE FUNCTION check_answers(answers int[], before int[]) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  FOR i IN 1..cardinality(answers) LOOP
    IF answers[i] IS NULL OR answers[i] % 3 <> 0 OR answers[i] < before[i] THEN
      RAISE 'answer % is %, after %', i, answers, before;
    END IF;
  END LOOP;
  RETURN answers[1];
END $$;
SQL

my $directory = PostgreSQL::Test::Utils::tempdir();
my $last = 3 * $changes;
Servers::write_file("$directory/read.sql", <<"SQL");
SELECT in_unit(rating('A800', 'fp16', book => 'mine'), 'TFLOPS')::int AS rating,
  in_unit(capacity('HGX A800 8-GPU', 2, book => 'mine'), 'TFLOPS')::int / 16 AS capacity,
  amount(exchange('1 EUR', 'USD', '2024-10-31'))::int AS rate,
  (amount(try_exchange('1 EUR', 'CNY', '2024-10-30')) / 2)::int AS other \\gset
SELECT check_answers(ARRAY[:rating, :capacity, :rate, :other], ARRAY[:rating_before, :capacity_before, :rate_before, :other_before]) \\gset
\\set rating_before :rating
\\set capacity_before :capacity
\\set rate_before :rate
\\set other_before :other
\\if :rating = $last and :capacity = $last and :rate = $last and :other = $last
INSERT INTO reached VALUES (:client_id) ON CONFLICT DO NOTHING;
\\endif
SQL
my ($output, $errors) = ('', '');
local $ENV{PGAPPNAME} = 'readers';
my $process = IPC::Run::start(
	[ $pgbench, '-n', '-c', $readers, '-j', 4, '-T', 3600, '-f', "$directory/read.sql",
		(map { ('-D', "${_}_before=0") } qw(rating capacity rate other)), '-h', $server->host, '-p', $server->port, 'postgres' ],
	'<', \undef, '>', \$output, '2>', \$errors);
$ENV{PGAPPNAME} = 'writer';
$server->poll_query_until('postgres', "SELECT count(*) = $readers FROM pg_stat_activity WHERE application_name = 'readers' AND query ~ '^(SELECT|INSERT)'")
  or die 'the readers have not come';
$server->safe_psql('postgres', "CALL change(2, $changes)");
ok($server->poll_query_until('postgres', "SELECT count(*) = $readers FROM reached"), "the last state is seen by all $readers");
is($server->safe_psql('postgres', q(SELECT count(*) FROM pg_stat_activity WHERE application_name = 'readers')), $readers, 'none of them has given up');
$process->signal('TERM');
$process->finish;
unlike($errors, qr/aborted|ERROR/, 'and none has met with an error');
# A statement that is half done when a table is truncated may be told to run again.
my $again = qr/ERROR:  catalog table "exchange_rate" was truncated or rewritten while it was in use/;
unlike(slurp_file($server->logfile) =~ s/$again//gr, qr/ERROR|PANIC|terminated by/, 'neither has the server');
$server->stop;

done_testing();
