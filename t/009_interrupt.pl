# What takes long can be stopped: after a cancel a query computes for less than a
# tenth of a second, wherever in its work it is.
#
# No clock is looked at, as a busy machine makes any query late.  The server's
# process is stopped in the middle of its work, finds the signal when it goes on,
# and what counts is the processor time that it takes from there to its end.

use strict;
use warnings;

use FindBin;
use lib $FindBin::RealBin;

use List::Util qw(max);
use PostgreSQL::Test::Utils;
use Servers;
use Test::More;
use Time::HiRes qw(usleep);

plan skip_all => 'the system does not tell the processor time of a process' unless -r "/proc/$$/schedstat";

my $late = 60;				# ms of processor time, as other processors are slower
my @points = (0.1, 0.3, 0.5, 0.7, 0.9);
my $tries = 10;

my $server = Servers::start('server');
$server->append_conf('postgresql.conf', "autovacuum = off\njit = off\nwork_mem = '256MB'\nfsync = off\nsynchronous_commit = off\nmax_wal_size = '4GB'");
$server->restart;
$server->safe_psql('postgres', 'CREATE EXTENSION compute_acct');
$server->safe_psql('postgres', <<'SQL');
CREATE TABLE many AS SELECT n, flops((n::bigint * 7919) % 1000003, 'PFLOPS', 'fp16') AS capacity, cost((n::bigint * 7919) % 1000003, 'CNY') AS paid,
  tstzrange(to_timestamp((n::bigint * 104729) % 1000003), to_timestamp((n::bigint * 104729) % 1000003 + 1000)) AS during
FROM generate_series(1, 250000) AS n;
-- stored, as array_agg() looks for no interrupts when it puts an array together
CREATE TABLE weights AS SELECT array_agg(n::numeric) AS weights FROM generate_series(1, 1000000) AS n;
-- each kind of price there is: a summary with many entries
CREATE TABLE kinds AS SELECT cost(1, c) AS paid, flops(1, 'EFLOPS', b) AS capacity
  FROM unnest('{CNY,USD,EUR,JPY,GBP,CHF,KRW,INR,SGD,TWD}'::text[]) AS c, unnest('{fp64,fp32,tf32,bf16,fp16,fp8,fp6,fp4,int8,int4,fp16 sparse,fp8 sparse}'::text[]) AS b;
CREATE TABLE summaries AS SELECT (SELECT cost_summary(paid * n, capacity) FROM kinds) AS summary FROM generate_series(1, 100) AS n;
ALTER TABLE exchange_rate DISABLE TRIGGER USER;
INSERT INTO exchange_rate (base, quote, on_date, rate)
  SELECT base, quote, date '1990-01-01' + n, 1 + n
  FROM unnest('{EUR,USD,GBP}'::text[]) AS base, unnest('{CNY,JPY,KRW,CHF,SEK,NOK,DKK,AUD,CAD,NZD}'::text[]) AS quote, generate_series(1, 5000) AS n;
ALTER TABLE exchange_rate ENABLE ALWAYS TRIGGER catalog_changed, ENABLE ALWAYS TRIGGER catalog_truncated;
ANALYZE;
SQL

my $session = Servers::session($server, 'postgres', on_error_stop => 0);
my $other = Servers::session($server, 'postgres');

# --- processes ----------------------------------------------------------------------

# The processor time that a process has taken, in ms; nothing if it is gone.
sub cpu
{
	my ($process) = @_;
	open my $file, '<', "/proc/$process/schedstat" or return undef;
	my $line = <$file>;
	return defined $line ? (split ' ', $line)[0] / 1e6 : undef;
}

sub is_stopped
{
	my ($process) = @_;
	open my $file, '<', "/proc/$process/stat" or return 1;
	return (<$file> // 'T') =~ /^.*\) ?[TtZX]|^T/;
}

# Also those that work for it: they say so in their titles.
sub stop_processes
{
	my ($backend) = @_;
	kill STOP => $backend;
	usleep(200) until is_stopped($backend);
	my @workers;
	foreach my $title (glob '/proc/[0-9]*/cmdline')
	{
		open my $file, '<', $title or next;
		push @workers, $title =~ /(\d+)/ if (<$file> // '') =~ /parallel worker for PID $backend\b/;
	}
	kill STOP => @workers;
	foreach my $worker (@workers)
	{
		usleep(200) until is_stopped($worker);
	}
	return @workers;
}

# --- queries ------------------------------------------------------------------------

my $number = 0;
sub start_query
{
	my ($of, $query) = @_;
	$of->query_safe('SELECT');			# sets its time limit anew
	$of->{stdin} .= "$query;\n\\warn 'end of query @{[ ++$number ]}'\n";
	$of->{run}->pump_nb;
	return;
}

sub has_ended
{
	my ($of) = @_;
	$of->{run}->pump_nb;
	return $of->{stderr} =~ /^end of query $number$/m;
}

# What it has said instead of a result.
sub end_query
{
	my ($of) = @_;
	$of->{run}->pump until $of->{stderr} =~ /^end of query $number$/m;
	my ($error) = $of->{stderr} =~ /^(.*)end of query $number$/ms;
	$of->{stderr} = $of->{stdout} = '';
	return $error;
}

# Cancels the query when it has worked for so long; gives what it said, and the
# processor time from then on, its workers' included.
sub cancel_at
{
	my ($of, $backend, $query, $point) = @_;
	my $start = cpu($backend);
	start_query($of, $query);
	usleep(500) until cpu($backend) - $start >= $point or has_ended($of);
	my @workers = stop_processes($backend);
	my %before = map { $_ => cpu($_) } $backend, @workers;
	my %after = %before;
	kill INT => $backend;
	kill CONT => $backend, @workers;
	until (has_ended($of))
	{
		$after{$_} = cpu($_) // $after{$_} foreach @workers;
		usleep(500);
	}
	$after{$backend} = cpu($backend);
	return (end_query($of), max map { $after{$_} - $before{$_} } keys %after);
}

sub backend_of
{
	my ($of) = @_;
	return $of->query_safe('SELECT pg_backend_pid()');
}

# Stops the query at several points of its work.  One that had ended before it was
# stopped is tried again.
sub stops_in_time
{
	my ($what, $query) = @_;
	my $backend = backend_of($session);
	my $start = cpu($backend);
	start_query($session, $query);
	my $error = end_query($session);
	my $whole = cpu($backend) - $start;
	is($error, '', "$what: runs") or return;
	my $worst = 0;
	my $stopped = 0;
	foreach my $point (@points)
	{
		for (my $try = 0; $try < $tries; $try++)
		{
			my ($error, $elapsed) = cancel_at($session, $backend, $query, $point * $whole);
			next if $error eq '';
			die "$what: $error" unless $error =~ /canceling statement due to user request/;
			$stopped++;
			$worst = max($worst, $elapsed);
			last;
		}
	}
	cmp_ok($worst, '<', $late, sprintf '%s: computes no more than %.0f of %.0f ms', $what, $worst, $whole);
	cmp_ok($stopped, '>=', 3, "$what: was stopped at most points");
	return;
}

stops_in_time('percentile_cont', 'SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY paid) FROM many, generate_series(1, 6)');
stops_in_time('capacity_timeline', 'SELECT cardinality(capacity_timeline(capacity, during)) FROM many');
$session->query_safe('SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0');
stops_in_time('capacity_timeline, parallel', 'SELECT cardinality(capacity_timeline(capacity, during)) FROM many');
$session->query_safe('RESET parallel_setup_cost; RESET parallel_tuple_cost; RESET min_parallel_table_scan_size');
stops_in_time('allocate, window', q(SELECT count(share) FROM (SELECT allocate('1234567.89 CNY', n) OVER () AS share FROM many) AS shares));
stops_in_time('allocate, array', q(SELECT cardinality(allocate('1234567.89 CNY', weights)) FROM weights));
stops_in_time('levelized_price', q(SELECT levelized_price(array_agg(paid), array_agg(flop(n, 'EFLOP')), 0.00001) FROM many WHERE n <= 30000));
stops_in_time('catalog_problems', q(SELECT count(*) FROM catalog_problems((SELECT array_agg('no such thing ' || n) FROM many WHERE n <= 4000))));
stops_in_time('depreciation_schedule', q(SELECT count(*) FROM depreciation_schedule('1e15 CNY', '0 CNY', '2024-01-01', '80000 years', 'straight_line')));
stops_in_time('book_value', q(SELECT book_value('1e15 CNY', '0 CNY', '2024-01-01', '100000 years', '99999-01-01', 'declining_balance', 1.5, 'full_month', 'month')));
stops_in_time('rollup', q(SELECT rows(rollup(summary)) FROM summaries, generate_series(1, 1000)));
stops_in_time('ecb_rates', q(SELECT count(*) FROM ecb_rates((SELECT 'Date,USD,JPY,CNY,' || E'\n' || string_agg(date '2000-01-01' + n || ',1.1,2.2,N/A,', E'\n') FROM many WHERE n < 60000))));

# Rates that are asked for and are not there.
$session->query_safe('SET compute_acct.max_rate_age = 3650');
stops_in_time('exchange, no rate', q(WITH change AS (UPDATE exchange_rate SET rate = rate + 1 WHERE base = 'EUR' AND quote = 'CNY' AND on_date = '1990-01-02' RETURNING rate)
	SELECT count(try_exchange('1 EUR', 'XAU', date '1990-01-01' + n)) FROM change, generate_series(1, 2000) AS n));
$session->query_safe('RESET compute_acct.max_rate_age');

# A cache of many models: what interrupted fills leave does not add up, and the next
# one is right.
$session->query_safe(<<'SQL');
INSERT INTO accelerator (model) SELECT 'Own ' || n FROM generate_series(1, 40000) AS n;
INSERT INTO accelerator_rating (model, capacity, book, source) SELECT 'Own ' || n, flops(n, 'TFLOPS', 'fp16'), 'own', 'us' FROM generate_series(1, 40000) AS n;
SQL
{
	my $query = q(SELECT rating('Own 77', 'fp16', book => 'own'));
	my $caches = q(SELECT count(*) FROM pg_backend_memory_contexts WHERE name = 'compute_acct cache');
	my $first = Servers::session($server, 'postgres');
	my $start = cpu(backend_of($first));
	$first->query_safe($query);
	my $whole = cpu(backend_of($first)) - $start;
	is($first->query_safe($caches), 1, 'a cache is filled');
	$first->quit;
	my $fresh = Servers::session($server, 'postgres', on_error_stop => 0);
	my $backend = backend_of($fresh);
	my $interrupted = 0;
	foreach my $point (@points)
	{
		my ($error, $elapsed) = cancel_at($fresh, $backend, $query, $point * $whole);
		last if $error eq '';
		$interrupted++;
		die $error unless $error =~ /canceling statement due to user request/;
		cmp_ok($elapsed, '<', $late, sprintf 'a fill: computes no more than %.0f of %.0f ms', $elapsed, $whole);
		cmp_ok($fresh->query_safe($caches), '<=', 1, "a fill interrupted at $point leaves no more than one");
	}
	cmp_ok($interrupted, '>', 0, 'a fill was interrupted');
	is($fresh->query_safe($query), '77 TFLOPS fp16', 'the next one is right');
	$fresh->quit;
}

# The usual ways: statement_timeout, and cancel from another session.
{
	my $query = 'SELECT cardinality(capacity_timeline(capacity, during)) FROM many, generate_series(1, 100)';
	$session->query_safe('SET statement_timeout = 50');
	start_query($session, $query);
	like(end_query($session), qr/canceling statement due to statement timeout/, 'statement_timeout stops it');
	# which may itself time out
	do { start_query($session, 'RESET statement_timeout') } until end_query($session) eq '';
	my $backend = backend_of($session);
	my $start = cpu($backend);
	start_query($session, $query);
	usleep(1000) until cpu($backend) - $start > 50;
	$other->query_safe("SELECT pg_cancel_backend($backend)");
	like(end_query($session), qr/canceling statement due to user request/, 'pg_cancel_backend() stops it');
}
is($session->query_safe(q(SELECT sum(capacity) FROM many WHERE n <= 2)), '23.757 EFLOPS fp16', 'and the session goes on');
$other->quit;
$session->quit;
$server->stop;

done_testing();
