# Crashes while rows come in, on a primary with a standby: what was acknowledged
# is there, what was not is there as a whole or not at all, and the indexes agree
# with the table.

use strict;
use warnings;

use FindBin;
use lib $FindBin::RealBin;

use IPC::Run;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Servers;
use Test::More;
use Time::HiRes qw(usleep);

my $batch = 50;
my $loaders = 2;
my $scripts = PostgreSQL::Test::Utils::tempdir();

# A row follows from its number, so that any row can be checked.
my $row = <<'SQL';
n AS id, flops(n * 1000003, 'GFLOPS', 'fp16') AS capacity, flop(n * n, 'TFLOP', 'fp8 sparse') AS done,
  cost(n / 7.0, 'CNY') AS paid, cost(n, 'USD') / flops(1 + n % 97, 'EFLOPS', 'bf16') AS price
SQL

my $server = Servers::start('primary', allows_streaming => 1);
$server->append_conf('postgresql.conf', "restart_after_crash = on\nwal_level = replica\nautovacuum_naptime = 1");
$server->restart;
my $amcheck = $server->safe_psql('postgres', q(SELECT count(*) FROM pg_available_extensions WHERE name = 'amcheck'));
$server->safe_psql('postgres', 'CREATE EXTENSION compute_acct');
$server->safe_psql('postgres', 'CREATE EXTENSION amcheck') if $amcheck;
$server->safe_psql('postgres', <<'SQL');
CREATE TABLE entry (id bigint PRIMARY KEY, capacity flops(fp16), done flop, paid cost(CNY), price unit_price);
CREATE INDEX entry_capacity ON entry (capacity);
CREATE INDEX entry_done ON entry (done);
CREATE UNIQUE INDEX entry_paid ON entry (paid, id);
CREATE INDEX entry_price ON entry (price);
CREATE INDEX entry_hash ON entry USING hash ((-paid));
CREATE INDEX entry_brin ON entry USING brin ((capacity * 2)) WITH (pages_per_range = 1);
SQL
$server->backup('base');
my $standby = PostgreSQL::Test::Cluster->new('standby');
$standby->init_from_backup($server, 'base', has_streaming => 1);
$standby->start;

my $next = 0;			# batches that have been given to loaders

# Starts psql with more statements than it will come to, each a transaction,
# and a word after each.
sub start_loader
{
	my ($number) = @_;
	my %loader = (out => '', err => '');
	my $file = "$scripts/$next.sql";
	my $text = '';
	foreach my $b ($next .. $next + 9_999)
	{
		my ($first, $last) = ($b * $batch + 1, ($b + 1) * $batch);
		$text .= "INSERT INTO entry SELECT $row FROM generate_series(bigint '$first', $last) AS n;\n\\echo done $b\n";
	}
	$next += 10_000;
	Servers::write_file($file, $text);
	$loader{process} = IPC::Run::start(
		[ $server->installed_command('psql'), '-XAtq', '-v', 'ON_ERROR_STOP=1', '-d', $server->connstr('postgres') . " application_name=loader$number", '-f', $file ],
		'<', \undef, '>', \$loader{out}, '2>', \$loader{err});
	return \%loader;
}

# The batches that the loader was told are committed.
sub acknowledged
{
	my ($loader) = @_;
	return $loader->{out} =~ /^done (\d+)$/mg;
}

# Waits until each loader has so many.
sub wait_for_loaders
{
	my ($least, @loader) = @_;
	my $deadline = time + $PostgreSQL::Test::Utils::timeout_default;
	foreach my $loader (@loader)
	{
		while ((my $n = () = acknowledged($loader)) < $least)
		{
			die "a loader has come no further: $loader->{err}" if time > $deadline or !$loader->{process}->pumpable;
			$loader->{process}->pump_nb;
			usleep(1000);
		}
	}
	return;
}

# What is to hold after a crash.
sub check_entries
{
	my ($what, @acknowledged) = @_;
	my $list = join ',', @acknowledged;
	is($server->safe_psql('postgres', "SELECT count(*) FROM unnest('{$list}'::bigint[]) AS b
		WHERE (SELECT count(*) FROM entry WHERE id BETWEEN b * $batch + 1 AND (b + 1) * $batch) <> $batch"),
		0, "$what: all that was acknowledged is there, " . @acknowledged . ' batches');
	is($server->safe_psql('postgres', "SELECT count(*) FROM (SELECT FROM entry GROUP BY (id - 1) / $batch HAVING count(*) <> $batch) AS part"),
		0, "$what: no batch is there in part");
	is($server->safe_psql('postgres', "SELECT count(*) FROM entry AS e JOIN (SELECT $row FROM (SELECT id AS n FROM entry) AS i) AS r USING (id)
		WHERE e IS DISTINCT FROM ROW(r.id, r.capacity, r.done, r.paid, r.price)::entry"),
		0, "$what: every value is what it was");
	# the last row by each index, and by none
	my ($capacity, $done, $paid, $price) = split /\|/,
	  $server->safe_psql('postgres', q(SELECT capacity, done, paid, price FROM entry ORDER BY id DESC LIMIT 1));
	my %by = (
		'capacity' => '= last.capacity', 'done' => '= last.done', 'paid' => '= last.paid', 'price' => '= last.price',
		'-paid' => '= -last.paid', 'capacity * 2' => '>= last.capacity * 2');
	foreach my $expression (sort keys %by)
	{
		(my $condition = "$expression $by{$expression}") =~
		  s/last[.](\w+)/{ capacity => "'$capacity'::flops", done => "'$done'::flop", paid => "'$paid'::cost", price => "'$price'::unit_price" }->{$1}/e;
		my $query = "SELECT id FROM entry WHERE $condition ORDER BY id";
		my $found = $server->safe_psql('postgres', "SET enable_indexscan = off; SET enable_bitmapscan = off; $query");
		isnt($found, '', "$what: there are rows by $expression");
		is($server->safe_psql('postgres', "SET enable_seqscan = off; $query"), $found, "$what: its index finds the same");
	}
  SKIP:
	{
		skip 'there is no amcheck', 1 unless $amcheck;
		is($server->safe_psql('postgres', q(SELECT count(bt_index_check(c.oid, true)) FROM pg_index i JOIN pg_class c ON c.oid = indexrelid
			JOIN pg_am a ON a.oid = relam WHERE indrelid = 'entry'::regclass AND amname = 'btree')), 5, "$what: amcheck of the btrees");
	}
	return;
}

my $sums = <<'SQL';
SELECT count(*), sum(capacity), sum(done), sum(paid), avg(capacity), min(price), max(price), blended_price(paid, capacity),
  md5(cost_summary(paid, capacity)::text) FROM entry;
SQL

my @acknowledged;

# Crashes the server by the sub given, while all load.
sub crash
{
	my ($what, $how) = @_;
	my @loader = map { start_loader($_) } 1 .. $loaders;
	wait_for_loaders(20, @loader);
	# removes what recovery does not need, and a standby that is away may
	$server->safe_psql('postgres', 'SELECT pg_switch_wal(); CHECKPOINT');
	wait_for_loaders(60, @loader);
	$how->();
	foreach my $loader (@loader)
	{
		$loader->{process}->finish;
		like($loader->{err}, qr/connection|terminating|crash|shutting down/, "$what: a loader was interrupted");
		push @acknowledged, acknowledged($loader);
	}
	return;
}

# The standby is there at the first crash and away at the second.
foreach my $round (1, 2)
{
	$standby->stop if $round == 2;
	crash("immediate stop $round", sub { $server->stop('immediate') });
	$server->start;
	$standby->start if $round == 2;
	check_entries("immediate stop $round", @acknowledged);
}

crash('a backend is killed', sub {
	my $victim = $server->safe_psql('postgres', q(SELECT pid FROM pg_stat_activity WHERE application_name = 'loader1'));
	kill 'KILL', $victim or die "could not kill $victim: $!";
});
$server->poll_query_until('postgres', 'SELECT true') or die 'the server has not come back';
check_entries('a backend is killed', @acknowledged);

$server->wait_for_catchup($standby, 'replay', $server->lsn('flush'));
is($standby->safe_psql('postgres', $sums), $server->safe_psql('postgres', $sums), 'the standby has the same sums');
$standby->promote;
is($standby->safe_psql('postgres', $sums), $server->safe_psql('postgres', $sums), 'also when promoted');
$standby->stop;
$server->stop;

done_testing();
