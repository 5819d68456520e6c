# No more room: a load that cannot extend its files fails with an error, leaves
# nothing half-loaded, and the same session goes on.
#
# A file system that is full needs one of its own, which only root can make: it is
# the directory that SMALL_DISK names, if any.  A limit on the size of files can
# always be had, and to the server both are a write that fails.  It is set on one
# backend, so that WAL is to be in smaller files.

use strict;
use warnings;

use FindBin;
use lib $FindBin::RealBin;

use PostgreSQL::Test::Utils;
use Servers;
use Test::More;

plan skip_all => 'there is no prlimit to limit a running process with'
  if system("prlimit --pid $$ >/dev/null 2>&1") != 0;

my $server = Servers::start('server', extra => [ '--encoding=UTF8', '--no-locale', '--wal-segsize=1' ]);
$server->append_conf('postgresql.conf', "autovacuum = off\nmax_parallel_maintenance_workers = 0");
$server->restart;
$server->safe_psql('postgres', 'CREATE EXTENSION compute_acct');
my $amcheck = $server->safe_psql('postgres', q(SELECT count(*) FROM pg_available_extensions WHERE name = 'amcheck'));
$server->safe_psql('postgres', 'CREATE EXTENSION amcheck') if $amcheck;
$server->safe_psql('postgres', <<'SQL');
CREATE TABLE entry (id int PRIMARY KEY, capacity flops(fp16), done flop, paid cost, price unit_price);
CREATE INDEX entry_capacity ON entry (capacity);
CREATE INDEX entry_paid ON entry USING hash (paid);
CREATE PROCEDURE load(first int, last int) LANGUAGE sql BEGIN ATOMIC
  INSERT INTO entry SELECT n, flops(n, 'TFLOPS', 'fp16'), flop(n, 'ZFLOP'), cost(n / 7.0, 'CNY'), cost(n, 'USD') / flop(3, 'EFLOP')
    FROM generate_series(first, last) AS n;
END;
CALL load(1, 5000);
SQL

my $postmaster = slurp_file($server->data_dir . '/postmaster.pid');
my $session = Servers::session($server, 'postgres', on_error_stop => 0);
my $backend = $session->query_safe('SELECT pg_backend_pid()');

# Megabytes that a file of the session's may have, or "unlimited".
sub limit_files
{
	my ($megabytes) = @_;
	my $bytes = $megabytes eq 'unlimited' ? $megabytes : $megabytes * 1024 * 1024;
	system_or_bail('prlimit', '--pid', $backend, "--fsize=$bytes:");
	return;
}

sub fails
{
	my ($what, $statement) = @_;
	limit_files(2);
	$session->query($statement);
	like($session->{stderr}, qr/File too large/, "$what: fails");
	$session->{stderr} = '';
	return;
}

my $content = q(SELECT count(*), sum(capacity), sum(done), sum(paid), sum(price), max(id) FROM entry);
my $before = $server->safe_psql('postgres', $content);

# Of what has been loaded, nothing is there; the indexes agree with the table.
sub nothing_happened
{
	my ($what, $expected) = @_;
	is($session->query_safe($content), $expected, "$what: the session has the same rows");
	is($server->safe_psql('postgres', $content), $expected, "$what: and so have others");
	is($server->safe_psql('postgres', "SET enable_seqscan = off; SELECT id FROM entry WHERE paid = (cost(4900 / 7.0, 'CNY'))"), 4900,
		"$what: the hash index finds a row");
  SKIP:
	{
		skip 'there is no amcheck', 1 unless $amcheck;
		is($server->safe_psql('postgres', q(SELECT count(bt_index_check(i, true)) FROM unnest('{entry_pkey,entry_capacity}'::regclass[]) AS i)),
			2, "$what: amcheck of the btrees");
	}
	return;
}

fails('a load', 'CALL load(5001, 100000)');
nothing_happened('a load', $before);

# the file has an end already that this limit allows
fails('COPY', q(COPY entry FROM PROGRAM 'seq 100001 200000 | sed "s/.*/&\t& TFLOPS fp16\t1 ZFLOP\t& CNY\t& USD\/EFLOP/"'));
nothing_happened('COPY', $before);

fails('a sort that spills', q(SET work_mem = '64kB'; SELECT count(DISTINCT cost(n, 'CNY')) FROM generate_series(1, 200000) AS n));
nothing_happened('a sort that spills', $before);
$session->query_safe('RESET work_mem');

limit_files('unlimited');
$session->query_safe('CALL load(5001, 100000)');
my $after = $session->query_safe($content);
is($after, $server->safe_psql('postgres', q(SELECT 100000, sum(flops(n, 'TFLOPS', 'fp16')), sum(flop(n, 'ZFLOP')), sum(cost(n / 7.0, 'CNY')),
	sum(cost(n, 'USD') / flop(3, 'EFLOP')), 100000 FROM generate_series(1, 100000) AS n)), 'with room, the next load succeeds');
nothing_happened('the next load', $after);

fails('an index', 'CREATE INDEX entry_price ON entry (price)');
nothing_happened('an index', $after);
is($server->safe_psql('postgres', q(SELECT count(*) FROM pg_class WHERE relname = 'entry_price')), 0, 'there is no such index');
limit_files('unlimited');
$session->query_safe('CREATE INDEX entry_price ON entry (price)');
is($session->query_safe("SET enable_seqscan = off; SELECT id FROM entry WHERE price = cost(77, 'USD') / flop(3, 'EFLOP')"), 77,
	'with room, it is made');

# What was written in vain takes room until VACUUM, which needs some itself.
SKIP:
{
	my $small_disk = $ENV{SMALL_DISK};
	skip 'there is no small file system to fill', 15 unless $small_disk;
	$server->safe_psql('postgres', "CREATE TABLESPACE small LOCATION '$small_disk'");
	$server->safe_psql('postgres', q(CREATE TABLE ballast TABLESPACE small AS SELECT repeat('x', 1000) FROM generate_series(1, 1000)));
	$server->safe_psql('postgres', "ALTER $_ ALL IN TABLESPACE pg_default SET TABLESPACE small") foreach qw(TABLE INDEX);
	$session->query('CALL load(100001, 1000000)');
	like($session->{stderr}, qr/could not extend file .*: No space left on device/, 'a load into a full file system: fails');
	$session->{stderr} = '';
	nothing_happened('a load into a full file system', $after);
	$session->query('CREATE INDEX entry_done ON entry (done) TABLESPACE small');
	like($session->{stderr}, qr/No space left on device/, 'an index in a full file system: fails');
	$session->{stderr} = '';
	nothing_happened('an index in a full file system', $after);
	$session->query_safe('DROP TABLE ballast; VACUUM entry; CALL load(100001, 110000)');
	is($session->query_safe('SELECT count(*), sum(capacity) FROM entry'),
		$server->safe_psql('postgres', q(SELECT 110000, sum(flops(n, 'TFLOPS', 'fp16')) FROM generate_series(1, 110000) AS n)), 'with room, the next load succeeds');
	nothing_happened('the load after that', $session->query_safe($content));
}

is(slurp_file($server->data_dir . '/postmaster.pid'), $postmaster, 'the server is the one that was started');
unlike(slurp_file($server->logfile), qr/PANIC|terminated by signal/, 'and nothing in it has crashed');
$session->quit;
$server->stop;

done_testing();
