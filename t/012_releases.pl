# Each version that has been released becomes this one by ALTER EXTENSION UPDATE:
# with the same objects and rows as a new installation, and all that is the
# user's as it was.  updates/released/ keeps the install scripts of releases.

use strict;
use warnings;

use FindBin;
use lib $FindBin::RealBin;

use Contents;
use IO::Uncompress::Gunzip qw(gunzip $GunzipError);
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Servers;
use Test::More;

my $version = Servers::version();
my %released;
foreach my $file (glob "$FindBin::RealBin/../updates/released/compute_acct--*.sql.gz")
{
	$file =~ /--([^-]+)\.sql\.gz$/ or die "$file has no name of a release";
	gunzip($file => \$released{$1}) or die "$file: $GunzipError";
}

# A release that never was, so that there is one to try: this version, but for
# what the left sides change.  Its update makes up for it by the right sides.
my $imaginary = '0.0.0';
my $script = Servers::install_script();
my %differences = (
	'function' => [ 'DROP FUNCTION affordable_work(cost, unit_price)', statements(qr/FUNCTION affordable_work\(cost/) ],
	'function too many' => [ 'CREATE FUNCTION gone() RETURNS int LANGUAGE sql RETURN 1', 'DROP FUNCTION gone()' ],
	'volatility' => [ map { "ALTER FUNCTION amount(cost) $_" } 'STABLE', 'IMMUTABLE' ],
	'parallel safety' => [ map { "ALTER FUNCTION amount(cost) PARALLEL $_" } 'RESTRICTED', 'SAFE' ],
	'comment' => [ 'COMMENT ON TYPE cost IS NULL', statements(qr/TYPE cost IS/) ],
	'estimator' => [ map { "ALTER OPERATOR < (cost, cost) SET (RESTRICT = $_)" } 'NONE', '_quantity_lt_selectivity' ],
	'cast' => [ 'DROP CAST (cost AS json)', statements(qr/CAST \(cost AS json\)/) ],
	'privilege' => [ 'REVOKE SELECT ON exchange_rate FROM PUBLIC', 'GRANT SELECT ON exchange_rate TO PUBLIC' ],
	'trigger' => [ map { "ALTER TABLE accelerator ENABLE $_ protect_shipped_rows" } 'TRIGGER', 'ALWAYS TRIGGER' ],
	'default' => [ map { "ALTER TABLE exchange_rate ALTER source SET DEFAULT '$_'" } 'somebody', 'unstated' ],
	'dumped rows' => [ map { "SELECT pg_catalog.pg_extension_config_dump('exchange_rate', '$_')" } 'WHERE false', '' ],
	'row' => [ q(DELETE FROM accelerator_alias WHERE alias = 'H100'), statements(qr/INTO .*accelerator_alias /, "'H100'") ],
	'figure' => [ map { "UPDATE accelerator_rating SET capacity = '$_ TFLOPS fp16'
		WHERE model = 'A800 SXM4 80GB' AND capacity IN ('311 TFLOPS fp16', '312 TFLOPS fp16') AND origin = 'shipped'" } 311, 312 ],
);

# The statements of the install script whose second word and what follows match,
# of a list of rows only the one that begins with the value.
sub statements
{
	my ($pattern, $value) = @_;
	my @found = $script =~ /^((?:CREATE|COMMENT ON|INSERT) $pattern.*?;)$/msg;
	@found or die "the install script has no $pattern";
	return join "\n", @found unless defined $value;
	foreach (@found)
	{
		my ($insert, $row) = /^(INSERT .*? VALUES)\n.*?^(\(\Q$value\E, .*?\))[,;]$/ms or next;
		return "$insert $row;";
	}
	die "the install script has no row $value";
}

# --- a database as users have it ----------------------------------------------

# in a schema of its own, to be told apart
my $user_objects = <<'SQL';
CREATE SCHEMA mine;
CREATE TABLE mine.purchase (
  id int PRIMARY KEY,
  model text,
  capacity flops(fp16),
  paid cost(CNY),
  price unit_price GENERATED ALWAYS AS (paid / capacity) STORED,
  span costrange,
  done flop[]
);
INSERT INTO mine.purchase (id, model, capacity, paid, span, done)
  SELECT n, 'A800', flops(n, 'PFLOPS', 'fp16'), cost(n * n, 'CNY'),
  costrange(cost(n, 'CNY'), NULL), ARRAY[flop(n, 'ZFLOP')] FROM generate_series(1, 1000) AS n;
CREATE INDEX ON mine.purchase (paid);
CREATE INDEX ON mine.purchase (pflops(capacity));
CREATE TABLE mine.spread (paid cost) PARTITION BY HASH (paid);
CREATE TABLE mine.spread_0 PARTITION OF mine.spread FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE mine.spread_1 PARTITION OF mine.spread FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO mine.spread SELECT paid FROM mine.purchase;
CREATE TABLE mine.monthly AS SELECT id % 12 AS month, cost_summary(paid, capacity) AS summary FROM mine.purchase GROUP BY 1;
CREATE VIEW mine.totals AS SELECT sum(capacity(model, id, book => 'mine')) AS capacity,
  sum(exchange(cost(amount(paid), 'EUR'), 'USD', '2024-10-30')) AS dollars, blended_price(paid, capacity)
  FROM mine.purchase WHERE catalog_key(model) = 'a800' AND paid > '0 CNY';
SELECT bi_view('mine.purchase');
INSERT INTO accelerator (model) VALUES ('Abacus');
INSERT INTO accelerator_alias (alias, model) VALUES ('Counting Frame', 'Abacus');
INSERT INTO accelerator_rating (model, capacity, book, source) VALUES
  ('Abacus', '9 TFLOPS fp16', 'mine', 'counted'), ('A800 SXM4 80GB', '320 TFLOPS fp16', 'mine', 'an article');
INSERT INTO accelerator_system (system, model, quantity) VALUES ('Shelf', 'Abacus', 2);
INSERT INTO basis_convention (convention, from_basis, to_basis, factor, source) VALUES ('house', 'fp32', 'fp16', 2.5, 'our manual');
INSERT INTO exchange_rate (base, quote, on_date, rate) VALUES ('EUR', 'USD', '2024-10-30', 1.0815);
SQL

# what docs/operations.md of 1.0.0 says where EXECUTE is not left to PUBLIC
my $revoke = <<'SQL';
REVOKE EXECUTE ON FUNCTION capacity(text, numeric, text, date, text), capacity_of_count(text, bigint, text, date, text) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION cost_lt(cost, cost), cost_comparand(cost, integer, boolean) FROM PUBLIC;
SQL

# by a scan and by the indexes; of the catalog without the columns that have come since
my $ask = <<'SQL' . join '', map { "SELECT to_jsonb(r) - '{part_of,parts,counting}'::text[] FROM $_ AS r WHERE origin = 'user' ORDER BY 1;" }
SELECT * FROM mine.totals;
SELECT * FROM mine.purchase ORDER BY id;
SELECT tableoid::regclass, * FROM mine.spread ORDER BY paid;
SELECT month, summary, blended_price(summary) FROM mine.monthly ORDER BY month;
SELECT rating('Counting Frame', 'fp16', book => 'mine'), capacity('Shelf', 1, book => 'mine'), convert_basis(flops '1 EFLOPS fp32', 'fp16', 'house');
SELECT * FROM exchange_rate;
SELECT * FROM mine.purchase_bi ORDER BY id;
SELECT bi_view, source FROM bi_views() ORDER BY 1;
SET enable_seqscan = off;
SELECT id FROM mine.purchase WHERE paid = '144 CNY';
SELECT id FROM mine.purchase WHERE pflops(capacity) = 12;
SQL
  qw(accelerator accelerator_alias accelerator_rating accelerator_system basis_convention);

# Whether the view has a column that is new in its source, and what is in there.
sub refreshed
{
	my ($server, $database) = @_;
	return $server->safe_psql($database, q(
ALTER TABLE mine.purchase ADD fee cost(CNY) DEFAULT '2 CNY';
SELECT bi_view_refresh('mine.purchase_bi');
SELECT fee_amount, fee_currency FROM mine.purchase_bi WHERE id = 1;));
}

# --- the versions -----------------------------------------------------------------

my ($installation, $scripts) = Servers::installation();
sub side
{
	my ($side, @names) = @_;
	return join '', map { "$differences{$_}[$side];\n" } @names;
}
my @names = sort keys %differences;
Servers::write_file("$scripts/compute_acct--$imaginary.sql", $script . side(0, @names));
Servers::write_file("$scripts/compute_acct--$imaginary--$version.sql", side(1, @names));
foreach my $left (0 .. $#names)
{
	Servers::write_file("$scripts/compute_acct--$imaginary--0.0.0-without-$left.sql",
		side(1, grep { $_ ne $names[$left] } @names));
}
foreach my $release (grep { $_ ne $version } keys %released)
{
	Servers::write_file("$scripts/compute_acct--$release.sql", $released{$release});
}

my $server = Servers::start('server', install_path => $installation);
$server->safe_psql('postgres', 'CREATE DATABASE fresh');
$server->safe_psql('fresh', 'CREATE EXTENSION compute_acct');
my $members = Contents::members($server, 'fresh');
my $rows = Contents::shipped($server, 'fresh');

# --- what is forgotten is noticed ---------------------------------------------------

$server->safe_psql('postgres', 'CREATE DATABASE original');
$server->safe_psql('original', "CREATE EXTENSION compute_acct VERSION '$imaginary'");
foreach my $left (0 .. $#names)
{
	$server->safe_psql('postgres', 'CREATE DATABASE attempt TEMPLATE original');
	$server->safe_psql('attempt', "ALTER EXTENSION compute_acct UPDATE TO '0.0.0-without-$left'");
	isnt(Contents::difference(Contents::members($server, 'attempt'), $members)
		  . Contents::difference(Contents::shipped($server, 'attempt'), $rows), '',
		"an update that forgets one thing is noticed: $names[$left]");
	$server->safe_psql('postgres', 'DROP DATABASE attempt');
}

# --- every release ------------------------------------------------------------------

foreach my $release ($imaginary, sort keys %released)
{
	if ($release eq $version)
	{
		ok($script eq $released{$release}, "$release has been released, and its script is as it was");
		next;
	}
	$server->safe_psql('postgres', 'CREATE DATABASE updated');
	$server->safe_psql('updated', "CREATE EXTENSION compute_acct VERSION '$release'; $user_objects");
	my $answers = $server->safe_psql('updated', $ask);
	my $dump = PostgreSQL::Test::Utils::tempdir() . "/$release.sql";
	$server->safe_psql('postgres', 'CREATE DATABASE dumped TEMPLATE updated');
	$server->safe_psql('dumped', $revoke);
	$server->command_ok([ 'pg_dump', "--file=$dump", $server->connstr('dumped') ], "$release: is dumped");
	$server->safe_psql('postgres', 'DROP DATABASE dumped');
	my ($status, $output, $error) = $server->psql('updated', 'ALTER EXTENSION compute_acct UPDATE');
	is($error, '', "$release: is updated");
	is($server->safe_psql('updated', q(SELECT extversion FROM pg_extension WHERE extname = 'compute_acct')),
		$version, "$release: to $version");
	is(Contents::difference(Contents::members($server, 'updated', '--exclude-schema=mine'), $members), '',
		"$release: the same objects as of a new installation");
	is(Contents::difference(Contents::shipped($server, 'updated'), $rows), '', "$release: and the same rows");
	is($server->safe_psql('updated', $ask), $answers, qq($release: and what is the user's is as it was));
	is(refreshed($server, 'updated'), "t\n2.00|CNY", "$release: a BI view follows its source");
	$server->safe_psql('postgres', 'DROP DATABASE updated');

	# a dump of it is one of this version as soon as it is restored; that of the
	# imaginary one has lost rows, as one of its differences is which are dumped
	next if $release eq $imaginary;
	$server->safe_psql('postgres', 'CREATE DATABASE restored');
	$server->command_ok([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', "--file=$dump", $server->connstr('restored') ],
		"$release: its dump loads");
	is($server->safe_psql('restored', $ask), $answers, qq($release: and what is the user's is as it was));
	is(refreshed($server, 'restored'), "t\n2.00|CNY", "$release: a BI view of the dump follows its source");
	$server->safe_psql('postgres', 'DROP DATABASE restored');
}

$server->stop;
done_testing();
