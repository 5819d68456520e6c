# A later version of the extension: ALTER EXTENSION UPDATE replaces shipped rows
# and keeps the user's; pg_upgrade keeps them all until then; and nobody's
# script but the extension's own may do it.

use strict;
use warnings;

use FindBin;
use lib $FindBin::RealBin;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Servers;
use Test::More;

my @catalog = qw(accelerator accelerator_alias accelerator_rating
  accelerator_rating_source accelerator_system basis_convention);

my $version = Servers::version();
my $later = '999.0';

# What a later version does: other figures, new models, one that has retired, a
# name that means another one now.
my $later_rows = <<'SQL';
UPDATE accelerator_rating SET capacity = '313 TFLOPS fp16'
WHERE model = 'A800 SXM4 80GB' AND capacity = '312 TFLOPS fp16' AND book = 'datasheet' AND origin = 'shipped';
INSERT INTO accelerator (model, origin) VALUES ('Z9', 'shipped'), ('Z10', 'shipped');
INSERT INTO accelerator_rating (model, capacity, book, source, origin) VALUES
  ('Z9', '99 TFLOPS fp16', 'datasheet', 'its datasheet', 'shipped'),
  ('Z10', '10 TFLOPS fp16', 'datasheet', 'its datasheet', 'shipped');
UPDATE accelerator SET retired = true WHERE model = 'P100 PCIe 16GB' AND origin = 'shipped';
UPDATE accelerator_system SET quantity = 9 WHERE system = 'HGX A800 8-GPU' AND origin = 'shipped';
DELETE FROM accelerator_alias WHERE alias = 'A800' AND origin = 'shipped';
INSERT INTO accelerator_alias (alias, model, origin) VALUES ('A800', 'Z10', 'shipped');
SQL

# Z9 is the user's too; the shelf has the shipped model in it.
my $user_rows = <<'SQL';
INSERT INTO accelerator (model) VALUES ('Z9');
INSERT INTO accelerator_rating (model, capacity, book, source) VALUES
  ('Z9', '9 TFLOPS fp16', 'datasheet', 'their letter'),
  ('A800 SXM4 80GB', '320 TFLOPS fp16', 'press', 'an article');
INSERT INTO accelerator_rating_source (model, capacity, source, kind) VALUES
  ('A800 SXM4 80GB', '320 TFLOPS fp16', 'an article', 'disagrees');
INSERT INTO accelerator_alias (alias, model) VALUES ('Zed Nine', 'Z9');
INSERT INTO accelerator_system (system, model, quantity) VALUES ('Shelf', 'A800 SXM4 80GB', 2);
INSERT INTO basis_convention (convention, from_basis, to_basis, factor, source) VALUES ('house', 'fp32', 'fp16', 2.5, 'our manual');
INSERT INTO exchange_rate (base, quote, on_date, rate) VALUES ('EUR', 'USD', '2024-10-30', 1.0815);
SQL

my $ask = q(SELECT rating('A800 SXM4 80GB', 'fp16'), rating('Z9', 'fp16'), capacity('Shelf', 1), capacity('HGX A800 8-GPU', 1));
my $before = '312 TFLOPS fp16|9 TFLOPS fp16|624 TFLOPS fp16|2.496 PFLOPS fp16';
my $after = '313 TFLOPS fp16|9 TFLOPS fp16|626 TFLOPS fp16|2.817 PFLOPS fp16';

sub rows
{
	my ($server, $database, $origin) = @_;
	return $server->safe_psql($database, join '', map { qq(
SELECT '$_', r.* FROM $_ AS r WHERE origin = '$origin' ORDER BY r::text COLLATE "C";) } @catalog);
}

sub exchange_rates
{
	my ($server) = @_;
	return $server->safe_psql('postgres', 'SELECT * FROM exchange_rate ORDER BY book, base, quote, on_date');
}

my $installation = Servers::newer_installation($later, $later_rows);
my $server = Servers::start('server', install_path => $installation);
$server->safe_psql('postgres', "CREATE EXTENSION compute_acct VERSION '$version'; $user_rows");
$server->safe_psql('postgres', 'CREATE DATABASE fresh');
$server->safe_psql('fresh', 'CREATE EXTENSION compute_acct');
my $users = rows($server, 'postgres', 'user');
my $shipped = rows($server, 'postgres', 'shipped');
my $later_shipped = rows($server, 'fresh', 'shipped');
isnt($shipped, $later_shipped, 'the later version ships other rows');

# --- other extensions -------------------------------------------------------------

my %intrusion = (
	update => "UPDATE accelerator_rating SET capacity = '1 TFLOPS fp16' WHERE origin = 'shipped'",
	insert => "INSERT INTO accelerator (model, origin) VALUES ('Trojan', 'shipped')",
	delete => "DELETE FROM accelerator_alias WHERE origin = 'shipped'",
	truncate => 'TRUNCATE accelerator_system',
	disguise => "UPDATE accelerator_rating SET origin = 'shipped' WHERE origin = 'user'",
);
foreach my $kind (sort keys %intrusion)
{
	Servers::add_extension($installation, "intruder_$kind", "$intrusion{$kind};");
	my ($status, $output, $error) = $server->psql('postgres', "CREATE EXTENSION intruder_$kind");
	like($error, qr/rows of "\w+" that came with the extension cannot be changed/,
		"another extension's script may not $kind");
}
Servers::add_extension($installation, 'guest',
	"INSERT INTO accelerator_alias (alias, model) VALUES ('Guest', 'Z9');");
$server->safe_psql('postgres', 'CREATE EXTENSION guest');
is($server->safe_psql('postgres', q(SELECT rating('Guest', 'fp16'))), '9 TFLOPS fp16',
	q(another extension's script may add rows like a user));
$server->safe_psql('postgres', q(DELETE FROM accelerator_alias WHERE alias = 'Guest'));
is(rows($server, 'postgres', 'shipped'), $shipped, 'shipped rows are as they were');

# --- ALTER EXTENSION UPDATE -------------------------------------------------------

my $session = Servers::session($server, 'postgres');
my $transaction = Servers::session($server, 'postgres');
$transaction->query_safe('BEGIN');
is($session->query_safe($ask), $before, 'before the update');
is($transaction->query_safe($ask), $before, 'before the update, in a transaction');

$session->query_safe('BEGIN');
$session->query_safe('ALTER EXTENSION compute_acct UPDATE');
is($session->query_safe($ask), $after, 'the update is seen by who does it');
is($transaction->query_safe($ask), $before, 'and by nobody else');
$session->query_safe('ROLLBACK');
is($session->query_safe($ask), $before, 'rolled back, it is not seen');
is(rows($server, 'postgres', 'shipped'), $shipped, 'rolled back, shipped rows are as they were');

$server->safe_psql('postgres', 'ALTER EXTENSION compute_acct UPDATE');
is($session->query_safe($ask), $after, 'updated: seen by the next statement');
is($transaction->query_safe($ask), $after, 'updated: seen in an open transaction');
is($session->query_safe(q(SELECT rating('A800', 'fp16'), rating('Zed Nine', 'fp16'))),
	'10 TFLOPS fp16|9 TFLOPS fp16', 'updated: names, too');
is(rows($server, 'postgres', 'shipped'), $later_shipped, 'shipped rows are those of a fresh installation');
is(rows($server, 'postgres', 'user'), $users, q(the user's rows are as they were));
is(exchange_rates($server), 'EUR|USD|2024-10-30|1.0815|unstated|spot', 'so are exchange rates');
$session->quit;
$transaction->quit;

my ($status, $output, $error) = $server->psql('postgres', q(DELETE FROM accelerator WHERE model = 'Z10'));
like($error, qr/that came with the extension cannot be changed/, 'new shipped rows are protected, too');
$server->stop;

# --- pg_upgrade -------------------------------------------------------------------

# As PostgreSQL's own tests do: from an older PostgreSQL, if we are told of one.
my $old_place = $ENV{oldinstall};
my $old = Servers::start('old', $old_place ? (install_path => $old_place) : ());
$old->safe_psql('postgres', "CREATE EXTENSION compute_acct; $user_rows");
$old->safe_psql('postgres', <<'SQL');
ALTER DATABASE postgres SET compute_acct.rating_books = 'press, datasheet';
CREATE TABLE purchase (
  id int PRIMARY KEY,
  model text,
  capacity flops(fp16),
  paid cost(CNY),
  price unit_price GENERATED ALWAYS AS (paid / capacity) STORED,
  span costrange,
  done flop[]
);
INSERT INTO purchase (id, model, capacity, paid, span, done)
  SELECT n, 'A800', flops(n, 'PFLOPS', 'fp16'), cost(n * n, 'CNY'),
  costrange(cost(n, 'CNY'), NULL), ARRAY[flop(n, 'ZFLOP')] FROM generate_series(1, 1000) AS n;
CREATE INDEX purchase_paid ON purchase (paid);
CREATE INDEX purchase_pflops ON purchase (pflops(capacity));
CREATE VIEW totals AS SELECT sum(capacity(model, id)) AS capacity, sum(exchange(cost(amount(paid), 'EUR'), 'USD', '2024-10-30')) AS dollars,
  blended_price(paid, capacity), count(*) FILTER (WHERE catalog_key(model) = 'a800') FROM purchase;
SQL
# by a scan and by the indexes
my $purchases = <<'SQL';
SELECT * FROM totals;
SELECT * FROM purchase ORDER BY id;
SET enable_seqscan = off;
SELECT id FROM purchase WHERE paid = '144 CNY';
SELECT id FROM purchase WHERE pflops(capacity) = 12;
SELECT tgrelid::regclass, tgname, tgenabled FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid
WHERE NOT tgisinternal ORDER BY relname, tgname;
SQL
my $purchased = $old->safe_psql('postgres', $purchases);
is(rows($old, 'postgres', 'shipped'), $shipped, 'the same rows in another cluster');
$old->stop;
my $new = PostgreSQL::Test::Cluster->new('new', install_path => $installation);
my ($old_major, $new_major) = map { int $_->pg_version } $old, $new;
# checksums are the default since 18, and must be as they were
$new->init(extra => [ '--encoding=UTF8', '--no-locale',
		$old_major < 18 && $new_major >= 18 ? '--no-data-checksums' : () ]);

chdir PostgreSQL::Test::Utils::tempdir();
command_ok([
		"$installation/bin/pg_upgrade", '--no-sync',
		'--old-datadir', $old->data_dir, '--new-datadir', $new->data_dir,
		'--old-bindir', $old_place ? "$old_place/bin" : Servers::place('bindir'), '--new-bindir', "$installation/bin",
		'--socketdir', $new->host, '--old-port', $old->port, '--new-port', $new->port
	], "pg_upgrade from $old_major to $new_major");
$new->start;
is($new->safe_psql('postgres', q(SELECT extversion FROM pg_extension WHERE extname = 'compute_acct')),
	$version, 'pg_upgrade: the extension is as it was');
is(rows($new, 'postgres', 'shipped'), $shipped, 'pg_upgrade: shipped rows, too');
is(rows($new, 'postgres', 'user'), $users, q(pg_upgrade: and the user's));
is($new->safe_psql('postgres', q(SELECT rating('A800', 'fp16'))), '320 TFLOPS fp16', 'pg_upgrade: settings are kept');
is($new->safe_psql('postgres', $purchases), $purchased, q(pg_upgrade: a table of the user's is kept));
$new->safe_psql('postgres', 'ALTER EXTENSION compute_acct UPDATE');
is(rows($new, 'postgres', 'shipped'), $later_shipped, 'pg_upgrade, then update: shipped rows are replaced');
is(rows($new, 'postgres', 'user'), $users, q(pg_upgrade, then update: the user's are kept));
is(exchange_rates($new), 'EUR|USD|2024-10-30|1.0815|unstated|spot', 'pg_upgrade, then update: exchange rates are kept');
$new->stop;

done_testing();
