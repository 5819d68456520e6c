# What users build on our types comes back from a dump of each format, and from
# pg_upgrade: every type modifier, one of each construct that can hold a
# comparison, all examples, and all that the documents do.  So do dumps of 1.0.0.

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

my $root = "$FindBin::RealBin/..";
my $dumps = PostgreSQL::Test::Utils::tempdir();

# --- what is to come back -------------------------------------------------------

# Each relation of the user's with its rows, and what the catalogs say of all that
# he made; an error in the place of what cannot be read.
my $content = <<'SQL';
SET client_min_messages = warning;
CREATE FUNCTION pg_temp.rows_of(relation regclass) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  result text;
BEGIN
  EXECUTE format('SELECT format(''%%s rows, %%s'', count(*), md5(string_agg(r::text, E''\n'' ORDER BY r::text COLLATE "C"))) FROM %s AS r', relation) INTO result;
  RETURN result;
EXCEPTION WHEN OTHERS THEN
  RETURN SQLSTATE || ' ' || SQLERRM;
END $$;
CREATE TEMPORARY VIEW users AS
SELECT n.oid, nspname FROM pg_namespace AS n WHERE nspname !~ '^pg_|^information_schema$';
CREATE TEMPORARY VIEW relation AS
SELECT c.* FROM pg_class AS c JOIN users AS n ON n.oid = relnamespace
WHERE NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e');
SELECT oid::regclass, relkind, reloptions, relacl IS NOT NULL, pg_temp.rows_of(oid) FROM relation WHERE relkind IN ('r', 'v', 'm', 'p') ORDER BY oid::regclass::text COLLATE "C";
SELECT oid::regclass, relkind, relispartition, pg_get_expr(relpartbound, oid), pg_get_partkeydef(oid) FROM relation WHERE relkind IN ('f', 'p', 'c') OR relispartition ORDER BY oid::regclass::text COLLATE "C";
SELECT attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull, pg_get_expr(adbin, adrelid)
FROM pg_attribute AS a LEFT JOIN pg_attrdef ON (adrelid, adnum) = (attrelid, attnum)
WHERE attrelid IN (SELECT oid FROM relation WHERE relkind NOT IN ('i', 't')) AND attnum > 0 AND NOT attisdropped ORDER BY attrelid::regclass::text COLLATE "C", attname COLLATE "C";
SELECT conrelid::regclass, contypid::regtype, conname, convalidated, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype <> 'n' AND connamespace IN (SELECT oid FROM users) AND (conrelid = 0 OR conrelid IN (SELECT oid FROM relation)) ORDER BY 1, 2, conname COLLATE "C";
SELECT pg_get_indexdef(indexrelid), indisvalid FROM pg_index WHERE indrelid IN (SELECT oid FROM relation WHERE relkind <> 't') ORDER BY 1;
SELECT pg_get_triggerdef(oid), tgenabled FROM pg_trigger WHERE NOT tgisinternal AND tgrelid IN (SELECT oid FROM relation) ORDER BY 1;
SELECT tablename, policyname, qual, with_check FROM pg_policies ORDER BY 1, 2;
SELECT tablename, rulename FROM pg_rules WHERE schemaname !~ '^pg_' ORDER BY 1, 2;
SELECT pg_get_statisticsobjdef(oid) FROM pg_statistic_ext ORDER BY 1;
SELECT p.oid::regprocedure, pg_get_function_result(p.oid) FROM pg_proc AS p JOIN users AS n ON n.oid = pronamespace
WHERE NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype IN ('e', 'i')) ORDER BY p.oid::regprocedure::text COLLATE "C";
SELECT t.* FROM pg_publication_tables AS t JOIN relation ON (relnamespace::regnamespace::text, relname) = (schemaname::text, tablename) ORDER BY 1, 2, 3;
SELECT model, capacity, book, valid FROM accelerator_rating WHERE origin = 'user' ORDER BY book, model, valid;
SELECT alias, model FROM accelerator_alias WHERE origin = 'user' ORDER BY alias;
SELECT * FROM exchange_rate ORDER BY book, base, quote, on_date;
SQL

# What the constraints refuse, which triggers, rules and policies act, and which
# indexes are used.
my $behaviour = <<'SQL';
ANALYZE purchase, kept, by_list, by_range, by_hashes;
CREATE FUNCTION pg_temp.outcome(statement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  name text;
  changes text;
BEGIN
  EXECUTE statement;
  SET CONSTRAINTS ALL IMMEDIATE;
  SELECT string_agg(c::text, ' ' ORDER BY c::text) FROM mine.change AS c INTO changes;
  RAISE EXCEPTION USING ERRCODE = 'RBACK', MESSAGE = concat_ws(': ', 'done', changes);
EXCEPTION
  WHEN SQLSTATE 'RBACK' THEN
    RETURN SQLERRM;
  WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS name = CONSTRAINT_NAME;
    RETURN SQLSTATE || ' ' || coalesce(nullif(name, ''), SQLERRM);
END $$;
CREATE FUNCTION pg_temp.relations_of(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  plan jsonb;
BEGIN
  EXECUTE 'EXPLAIN (FORMAT json) ' || query INTO plan;
  RETURN (SELECT string_agg(concat_ws(' ', node ->> 'Relation Name', 'by ' || regexp_replace(node ->> 'Index Name', 'by_hash|paid_once', 'paid')), ', ' ORDER BY node ->> 'Relation Name')
          FROM jsonb_path_query(plan, 'strict $.**?(exists(@."Relation Name"))') AS node);
END $$;
SELECT pg_temp.outcome(statement), statement FROM unnest(ARRAY[
  $$ INSERT INTO purchase (id, paid) VALUES (0, '-1 CNY') $$, $$ INSERT INTO purchase (id, paid) VALUES (0, '-5 CNY') $$, $$ INSERT INTO purchase (id, paid) VALUES (0, '-4 CNY') $$,
  $$ INSERT INTO purchase (id, paid) VALUES (0, '-2 CNY') $$, $$ INSERT INTO purchase (id, paid) VALUES (0, '-3 CNY') $$, $$ INSERT INTO purchase (id, paid) VALUES (-1, '14 CNY') $$,
  $$ INSERT INTO purchase (id, paid) VALUES (0, '-2.5 CNY') $$, $$ INSERT INTO purchase (id, paid, parts) VALUES (0, '1 CNY', '{16 CNY}') $$,
  $$ INSERT INTO purchase (id, paid, summary) VALUES (0, '1 CNY', '\x0001000000000000000000000000') $$, $$ INSERT INTO purchase (id, paid, refund) VALUES (0, '1 CNY', '13 CNY') $$,
  $$ INSERT INTO purchase (id, paid, span) VALUES (0, '1 CNY', '[0 CNY,1 CNY)') $$, $$ INSERT INTO purchase (id, paid, span) VALUES (0, '1 CNY', '[5 CNY,6 CNY)') $$,
  $$ INSERT INTO purchase (id, paid) VALUES (0, '1 USD') $$, $$ INSERT INTO payment VALUES (4, '6 CNY') $$, $$ INSERT INTO payment VALUES (4, '5 CNY', '1 EUR') $$, $$ DELETE FROM purchase WHERE id = 1 $$,
  $$ INSERT INTO purchase_abroad (id, paid, refund) VALUES (0, '1 CNY', '1 CNY') $$, $$ INSERT INTO by_range VALUES ('1 EFLOPS', '0 CNY') $$,
  $$ UPDATE purchase SET paid = '5 CNY' WHERE id = 500 $$, $$ UPDATE purchase SET paid = paid WHERE id = 5 $$, $$ UPDATE purchase SET vendor = 'b' WHERE id = 5 $$,
  $$ INSERT INTO quotation (paid) VALUES ('1 CNY'), ('2 CNY') $$, $$ UPDATE ruled SET paid = '9 CNY' $$, $$ UPDATE checked SET paid = '9 CNY' WHERE id = 1 $$]) AS statement;
SELECT * FROM purchase ORDER BY id LIMIT 20;
SET enable_seqscan = off;
SET enable_bitmapscan = off;
SET max_parallel_workers_per_gather = 0;
SELECT pg_temp.relations_of(query), query FROM unnest(ARRAY[
  $$ SELECT FROM purchase WHERE paid = '7 CNY' $$, $$ SELECT FROM purchase WHERE id > 900 AND paid = '5 CNY' $$, $$ SELECT FROM purchase WHERE id > 900 AND refund IS DISTINCT FROM '0 CNY' $$,
  $$ SELECT FROM purchase WHERE NULLIF(refund, '0 CNY') = '1 CNY' $$, $$ SELECT FROM purchase WHERE capacity = '1 PFLOPS fp16' $$, $$ SELECT FROM by_list WHERE paid = '3 CNY' $$, $$ SELECT FROM kept WHERE paid IN ('5 CNY', '6 CNY') $$,
  $$ SELECT FROM by_range WHERE capacity = '2 PFLOPS fp16' $$, $$ SELECT FROM by_hashes WHERE paid = '1 EUR' AND work = '1 EFLOP' $$]) AS query;
SELECT id FROM purchase WHERE paid = '7 CNY' ORDER BY id;
SQL

sub content
{
	my ($server, $database) = @_;
	my $path = $database eq 'constructs' || $database =~ /^legacy/ ? 'mine, acct' : 'public';
	return [ split /\n/, $server->safe_psql($database, "SET search_path = $path;\n$content" . ($path eq 'public' ? '' : $behaviour)) ];
}

sub same
{
	my ($got, $expected, $name) = @_;
	return is(Contents::difference($got, $expected), '', $name);
}

# The statements of a dump, without what is another each time.
sub statements
{
	my ($dumper, $server, $database) = @_;
	my ($dump, $error);
	IPC::Run::run [ $dumper->installed_command('pg_dump'), $server->connstr($database) ], '>', \$dump, '2>', \$error or die "pg_dump: $error";
	$dump =~ s/^\\(?:un)?restrict .*\n//mg;
	return [ split /\n\n\n/, $dump ];
}

# --- dumping and restoring --------------------------------------------------------

sub run_program
{
	my ($server, $what, $program, @arguments) = @_;
	local %ENV = (%ENV, PGHOST => $server->host, PGPORT => $server->port);
	return command_ok([ $server->installed_command($program), @arguments ], $what);
}

# Restores a dump in any format into a new database.
sub restore
{
	my ($server, $name, $database, $dump) = @_;
	$server->safe_psql('postgres', qq(DROP DATABASE IF EXISTS "$database"));
	$server->safe_psql('postgres', qq(CREATE DATABASE "$database"));
	return $dump =~ /\.sql$/
	  ? run_program($server, "$name: is restored by psql", 'psql', '--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1', '--output=/dev/null', "--file=$dump", $database)
	  : run_program($server, "$name: is restored by pg_restore", 'pg_restore', '--exit-on-error', $dump =~ /\.d$/ ? '--jobs=2' : (), "--dbname=$database", $dump);
}

# Runs files of SQL.
sub run_files
{
	my ($server, $database, $options, @files) = @_;
	local %ENV = (%ENV, PGHOST => $server->host, PGPORT => $server->port, PGDATABASE => $database);
	return command_ok([ 'psql', '--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1', '--output=/dev/null', @$options, map { "--file=$_" } @files ], "$database: " . join ' ', map { s/.*\.\.\///r } @files);
}

# --- the databases ----------------------------------------------------------------

# As PostgreSQL's own tests do: from an older PostgreSQL, if we are told of one.
my $old_place = $ENV{oldinstall};
my $old = Servers::start('old', $old_place ? (install_path => $old_place) : ());
my $new = Servers::start('new');
my ($old_major, $new_major) = map { int $_->pg_version } $old, $new;
my $same_major = $old_major == $new_major;

my @databases = qw(modifiers constructs documents);
$old->safe_psql('postgres', "CREATE DATABASE $_") foreach @databases;
$old->safe_psql('modifiers', 'CREATE EXTENSION compute_acct');
run_files($old, 'modifiers', [], "$FindBin::RealBin/modifiers.sql");
$old->safe_psql('constructs', 'CREATE SCHEMA acct; CREATE EXTENSION compute_acct SCHEMA acct');
run_files($old, 'constructs', [], "$FindBin::RealBin/constructs.sql");

$old->safe_psql('documents', 'CREATE EXTENSION compute_acct');
{
	local %ENV = (%ENV, PGHOST => $old->host, PGPORT => $old->port);
	chdir $root or die "$root: $!";
	command_ok([ 'tools/run-docs', '--in', 'documents', glob('README*.md docs/*.md') ], 'documents: all statements of all documents');
	run_files($old, 'documents', [], map { "examples/$_" }
		qw(ledger/ledger.sql demand/demand.sql market/market.sql dashboard/views.sql focus/schema.sql slurm/schema.sql));
	run_files($old, 'documents', [ "--set=file=examples/$_" ], 'examples/' . (split m{/})[0] . '/load.sql')
	  foreach qw(focus/2026-05.csv focus/2026-06.csv slurm/2026-05.txt);
	run_files($old, 'documents', [], map { "examples/$_/assumptions.sql" } qw(focus slurm));
}
cmp_ok($old->safe_psql('modifiers', q(SELECT count(*) FROM pg_attribute WHERE attrelid::regclass::text ~ '_\d+$' AND attnum > 0 AND atttypmod >= 0)),
	'>', 14000, 'there is a column of each modifier');

# --- dumps ------------------------------------------------------------------------

my %content = map { $_ => content($old, $_) } @databases;
foreach my $database (@databases)
{
	my $statements = statements($new, $old, $database);
	foreach my $format (qw(plain custom directory))
	{
		my $dump = "$dumps/$database." . { plain => 'sql', custom => 'dump', directory => 'd' }->{$format};
		{
			local %ENV = (%ENV, PGHOST => $old->host, PGPORT => $old->port);
			command_ok([ $new->installed_command('pg_dump'), "--format=$format", "--file=$dump", $database ], "$database, $format: is dumped");
		}
		restore($new, "$database, $format", $database, $dump);
		same(content($new, $database), $content{$database}, "$database, $format: all is back");
		same(statements($new, $new, $database), $statements, "$database, $format: and is dumped as it was") if $same_major;
	}
}

# --- dumps of 1.0.0 ---------------------------------------------------------------

# They name = by the extension's schema, where its syntax lets them.
{
	my ($installation, $scripts) = Servers::installation();
	my $script;
	gunzip("$root/updates/released/compute_acct--1.0.0.sql.gz" => \$script) or die $GunzipError;
	Servers::write_file("$scripts/compute_acct--1.0.0.sql", $script);
	my $released = Servers::start('released', install_path => $installation);
	$released->safe_psql('postgres', 'CREATE DATABASE legacy');
	$released->safe_psql('legacy', q(CREATE SCHEMA acct; CREATE EXTENSION compute_acct SCHEMA acct VERSION '1.0.0'));
	run_files($released, 'legacy', [], "$FindBin::RealBin/constructs.sql");

	run_program($released, 'legacy: is dumped', 'pg_dump', "--file=$dumps/legacy.sql", 'legacy');
	like(slurp_file("$dumps/legacy.sql"), qr/OPERATOR\(acct\.=\)/, 'legacy: by the old name');
	restore($new, 'legacy', 'legacy', "$dumps/legacy.sql");
	my @restored = map { s/OPERATOR\(acct\.=\)/=/gr } @{ content($new, 'legacy') };
	same(\@restored, content($new, 'constructs'), 'legacy: all is there as of the new version');
	isnt($new->safe_psql('legacy', (slurp_file("$root/docs/operations.md") =~ /^=# (SELECT pg_describe_object.*?;)$/ms)[0]), '', 'legacy: what has the old name can be listed');

	$released->safe_psql('legacy', 'ALTER EXTENSION compute_acct UPDATE');
	run_program($released, 'legacy, updated: is dumped', 'pg_dump', "--file=$dumps/updated.sql", 'legacy');
	unlike(slurp_file("$dumps/updated.sql"), qr/OPERATOR\(acct\.=\)/, 'legacy, updated: by the new name');
	restore($new, 'legacy, updated', 'legacy', "$dumps/updated.sql");
	same(content($new, 'legacy'), content($new, 'constructs'), 'legacy, updated: all is there');
	$released->stop;
}

# --- pg_upgrade ---------------------------------------------------------------------

$old->stop;
$new->stop;
my $upgraded = PostgreSQL::Test::Cluster->new('upgraded');
# checksums are the default since 18, and must be as they were
$upgraded->init(extra => [ '--encoding=UTF8', '--no-locale', $old_major < 18 && $new_major >= 18 ? '--no-data-checksums' : () ]);
chdir $dumps or die "$dumps: $!";
command_ok([
		$upgraded->installed_command('pg_upgrade'), '--no-sync',
		'--old-datadir', $old->data_dir, '--new-datadir', $upgraded->data_dir,
		'--old-bindir', $old_place ? "$old_place/bin" : Servers::place('bindir'), '--new-bindir', Servers::place('bindir'),
		'--socketdir', $upgraded->host, '--old-port', $old->port, '--new-port', $upgraded->port
	], "pg_upgrade from $old_major to $new_major");
$upgraded->start;
foreach my $database (@databases)
{
	same(content($upgraded, $database), $content{$database}, "$database: all is there after pg_upgrade");
}
$upgraded->stop;

done_testing();
