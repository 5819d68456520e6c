# Summaries that stay current (examples/live) while many sessions write and others
# read and fold, with crashes in between: in the end, and whenever somebody looks,
# they are those of the rows, to the last bit.
#
# PG_TEST_EXTRA=live has each of the writers do a hundred times as much.

use strict;
use warnings;

use FindBin;
use lib $FindBin::RealBin;

use IPC::Run;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Servers;
use Test::More;

my $pgbench = Servers::place('bindir') . '/pgbench';
plan skip_all => 'there is no pgbench' unless -x $pgbench;
my $writers = 64;
my $transactions = ($ENV{PG_TEST_EXTRA} // '') =~ /\blive\b/ ? 2000 : 20;

my $server = Servers::start('server');
$server->append_conf('postgresql.conf', "max_connections = 120\nrestart_after_crash = on\nfsync = on\nautovacuum_naptime = 1");
$server->restart;
$server->safe_psql('postgres', 'CREATE EXTENSION compute_acct');
$server->safe_psql('postgres', slurp_file("$FindBin::RealBin/../examples/live/live.sql") =~ s/^\\.*//mgr =~ s/^SELECT current_setting.*//mr =~ s/^SET client_min.*//mgr);
$server->safe_psql('postgres', <<'SQL');
CREATE TABLE usage (on_day date NOT NULL, account int NOT NULL, model text NOT NULL, paid cost, work flop) PARTITION BY RANGE (on_day);
SELECT format('CREATE TABLE usage_%s PARTITION OF usage FOR VALUES FROM (%L) TO (%L)', n, date '2026-05-01' + 10 * n, date '2026-05-11' + 10 * n) FROM generate_series(0, 2) AS n \gexec
CREATE INDEX ON usage (on_day, account);
SELECT live.keep('spent', 'usage', '{on_day,account,model}', 'paid', 'work');
-- what the view says is what the rows say, in one snapshot
CREATE FUNCTION be_right() RETURNS int LANGUAGE plpgsql STABLE AS $$
DECLARE
  faults text := (SELECT string_agg(concat_ws(' ', day, fault), '; ') FROM live.check('spent'));
BEGIN
  IF faults IS NOT NULL THEN
    RAISE 'wrong: %', faults;
  END IF;
  RETURN 1;
END $$;
SQL

# --- what sessions do ---------------------------------------------------------------

my $directory = PostgreSQL::Test::Utils::tempdir();
my $row = q(date '2026-05-01' + (:day + i) % 30, :account, (ARRAY['A800', 'H100'])[1 + i % 2], cost(:amount + i / 8.0, CASE WHEN i % 5 = 0 THEN 'USD' ELSE 'CNY' END), flop(:amount * i, 'PFLOP', 'fp16'));
my %script = (
	insert => "INSERT INTO usage SELECT $row FROM generate_series(1, 1 + :amount % 40) AS i",
	partition => "INSERT INTO usage_1 SELECT date '2026-05-11' + :day % 10, :account, 'A800', cost(:amount, 'CNY'), flop(:amount, 'PFLOP', 'fp16')",
	update => q(UPDATE usage SET paid = paid * 2, on_day = date '2026-05-01' + (:day + :account) % 30 WHERE on_day = date '2026-05-01' + :day % 30 AND account = :account),
	delete => q(DELETE FROM usage WHERE on_day = date '2026-05-01' + :day % 30 AND account = :account),
	undone => "BEGIN; INSERT INTO usage SELECT $row FROM generate_series(1, 9) AS i; DELETE FROM usage WHERE on_day = '2026-05-02' AND account = :account; ROLLBACK",
	truncate => q(TRUNCATE usage_2),
	fold => q(SELECT live.fold('spent')),
	look => q(SELECT be_right()),
);
foreach my $name (keys %script)
{
	Servers::write_file("$directory/$name.sql", "\\set day random(0, 29)\n\\set account random(1, 12)\n\\set amount random(1, 1000)\n$script{$name};\n");
}
my %weight = (insert => 50, partition => 10, update => 10, delete => 5, undone => 5, fold => 5, look => 5);

# Who reads a table for which he has waited while it was truncated sees it empty, and
# nothing else of that: so TRUNCATE is everywhere.  Nobody looks then.
sub sessions
{
	my ($transactions, @more) = @_;
	local $weight{look} = 0 if @more;
	return (
		[ $pgbench, '-n', '-c', $writers, '-j', 2, '-t', $transactions, '--max-tries=1000',
			(map { ('-f', "$directory/$_.sql\@$weight{$_}") } grep { $weight{$_} } sort keys %weight), @more, '-h', $server->host, '-p', $server->port, 'postgres' ]);
}

sub is_right
{
	my ($when) = @_;
	is($server->safe_psql('postgres', q(SELECT day, fault FROM live.check('spent'))), '', "$when: as the rows");
	return;
}

# --- together -----------------------------------------------------------------------

my ($output, $errors) = ('', '');
ok(IPC::Run::run(sessions($transactions), '<', \undef, '>', \$output, '2>', \$errors), "$writers sessions write, fold and look");
unlike($errors, qr/wrong:/, 'nobody has seen anything wrong');
diag($errors) if $errors =~ /ERROR|aborted/;
cmp_ok($server->safe_psql('postgres', 'SELECT count(*) FROM usage'), '>', 1000, 'there are rows');
is_right('together');
ok(IPC::Run::run(sessions(2, '-f', "$directory/truncate.sql\@1"), '<', \undef, '>', \$output, '2>', \$errors), 'a partition is truncated under them');
is_right('truncated');

# --- with crashes -------------------------------------------------------------------

foreach my $crash (1 .. 3)
{
	my $before = $server->safe_psql('postgres', 'SELECT max(xact_commit) FROM pg_stat_database');
	my $process = IPC::Run::start(sessions(100_000), '<', \undef, '>', \$output, '2>', \$errors);
	$server->poll_query_until('postgres', "SELECT count(*) > 300 FROM live.spent_delta UNION ALL SELECT true FROM usage HAVING count(*) > 4000 LIMIT 1")
	  or die 'nothing has been written';
	kill 'KILL', $server->safe_psql('postgres', 'SELECT pid FROM pg_stat_activity WHERE datname IS NOT NULL AND pid <> pg_backend_pid() ORDER BY pid LIMIT 1');
	$process->finish;
	$server->poll_query_until('postgres', 'SELECT true') or die 'the server has not come back';
	is_right("crash $crash");
	$server->safe_psql('postgres', q(SELECT live.fold('spent')));
	is_right("crash $crash, folded");
}

my $shown = $server->safe_psql('postgres', 'SELECT * FROM live.spent ORDER BY on_day, account, model');
$server->safe_psql('postgres', q(SELECT live.rebuild('spent')));
is($server->safe_psql('postgres', 'SELECT * FROM live.spent ORDER BY on_day, account, model'), $shown, 'rebuilt, it is the same to the last bit');
$server->stop;

done_testing();
