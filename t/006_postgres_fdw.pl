# postgres_fdw: with the server option extensions 'compute_acct', comparisons,
# arithmetic and aggregates are computed where the rows are; what reads the
# catalog or a setting is computed here; and either way the result is the same.

use strict;
use warnings;

use FindBin;
use lib $FindBin::RealBin;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Servers;
use Test::More;

plan skip_all => 'this PostgreSQL has no postgres_fdw'
  unless -f Servers::place('sharedir') . '/extension/postgres_fdw.control';

my $server = Servers::start('server');

# The rows are in one database and are asked for in another, twice: through a
# foreign server that knows of the extension, and through one that does not.
$server->safe_psql('postgres', 'CREATE DATABASE far');
$server->safe_psql('far', <<'SQL');
CREATE EXTENSION compute_acct;
CREATE TABLE purchase (id int PRIMARY KEY, vendor text, on_date date, model text, quantity int,
  capacity flops(fp16), paid cost(CNY), price unit_price, done flop(fp16), service tstzrange);
INSERT INTO purchase
  SELECT id, 'vendor ' || id % 3, date '2024-01-01' + id % 365, 'A800', id, capacity, paid, paid / capacity,
    capacity * interval '1 hour', tstzrange('2024-01-01', '2025-01-01')
  FROM (SELECT id, flops(1 + id % 7, 'PFLOPS', 'fp16') AS capacity, cost(id * 3.7, 'CNY') AS paid FROM generate_series(1, 1000) AS id) AS r;
CREATE TABLE tier (capacity flops(fp16), name text);
INSERT INTO tier VALUES ('1 PFLOPS', 'small'), ('7 PFLOPS', 'large');
CREATE TABLE mixed (paid cost);
INSERT INTO mixed VALUES ('1 CNY'), ('2 USD');
CREATE VIEW by_vendor AS SELECT vendor, cost_summary(paid, capacity) AS summary FROM purchase GROUP BY vendor;
ANALYZE;
SQL
$server->safe_psql('postgres', 'CREATE EXTENSION compute_acct; CREATE EXTENSION postgres_fdw');

# Where there is a choice, what fetches fewer rows is far cheaper.
my $place = sprintf q(dbname 'far', host '%s', port '%d', use_remote_estimate 'true', fdw_tuple_cost '1000'), $server->host, $server->port;
my %options = (pushed => "$place, extensions 'compute_acct'", fetched => $place);
foreach my $schema (sort keys %options)
{
	$server->safe_psql('postgres', <<"SQL");
CREATE SERVER $schema FOREIGN DATA WRAPPER postgres_fdw OPTIONS ($options{$schema});
CREATE USER MAPPING FOR CURRENT_USER SERVER $schema;
CREATE SCHEMA $schema;
IMPORT FOREIGN SCHEMA public LIMIT TO (purchase, tier, mixed, by_vendor) FROM SERVER $schema INTO $schema;
SQL
}

sub ask
{
	my ($schema, $query) = @_;
	return $server->safe_psql('postgres', "SET search_path = $schema, public; $query");
}

# What of a plan is done here: every node but those of postgres_fdw, and filters.
sub done_here
{
	my ($schema, $query) = @_;
	my $plan = ask($schema, "EXPLAIN (VERBOSE, COSTS OFF) $query");
	return join ', ', map { /^(?!\s)(?!Foreign |Update on )(.*)/ || /->  (?!Foreign )(.*)/ || /^\s+(Filter: .*)/ ? $1 : () } split /\n/, $plan;
}

sub same_result
{
	my ($query) = @_;
	my $there = $server->safe_psql('far', $query);
	isnt($there, '', "there is a result of $query");
	is(ask('pushed', $query), $there, '... the same through the server that knows of the extension');
	is(ask('fetched', $query), $there, '... and through the one that does not');
	return;
}

# --- what is computed there ------------------------------------------------------

foreach my $query (
	'SELECT sum(capacity), sum(paid), sum(price), sum(done) FROM purchase',
	'SELECT avg(capacity), avg(paid), avg(price), avg(done) FROM purchase',
	'SELECT min(capacity), max(paid), min(price), max(done) FROM purchase',
	'SELECT blended_price(paid, capacity), blended_price(paid, done) FROM purchase',
	'SELECT cost_summary(paid, capacity), cost_summary(paid, done) FROM purchase',
	'SELECT rollup(summary) FROM by_vendor',
	'SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY paid) FROM purchase',
	q(SELECT capacity, sum(paid) FROM purchase GROUP BY capacity HAVING sum(paid) > '100000 CNY' AND min(id) = 7),
	'SELECT currency(paid), sum(paid) FROM purchase GROUP BY currency(paid)',
	q(SELECT count(*) FROM purchase WHERE paid > '100 CNY' AND capacity BETWEEN '2 PFLOPS fp16' AND '5 PFLOPS fp16'),
	q(SELECT count(*) FROM purchase WHERE paid / capacity = price AND capacity * interval '1 hour' = done AND 2 * capacity - capacity = capacity),
	'SELECT count(*) FROM purchase WHERE eflops(capacity) > 0.002 AND amount(paid) > 100',
	q(SELECT sum(work(capacity, service)) FROM purchase),
	'SELECT id, paid FROM purchase ORDER BY paid DESC LIMIT 3',
	'SELECT sum(paid) FROM purchase JOIN tier USING (capacity)')
{
	is(done_here('pushed', $query), '', "all is done there of $query");
	isnt(done_here('fetched', $query), '', '... but not for a server that does not know of the extension');
	same_result($query);
}

is(done_here('pushed', q(UPDATE purchase SET paid = paid * 2 WHERE capacity > '3 PFLOPS fp16')), '', 'an update is done there');

# --- what is computed here -------------------------------------------------------

my %here = (
	'the catalog is read here' => [ q(SELECT count(*) FROM purchase WHERE capacity(model, quantity) > '100 PFLOPS fp16'), qr/\b_?capacity\w*\(/ ],
	'a comparison of texts has a collation, which may differ there' => [ q(SELECT count(*) FROM purchase WHERE currency(paid) = 'CNY'), qr/currency\(/ ],
	'and so has an argument' => [ q(SELECT count(*) FROM purchase WHERE in_unit(capacity, 'TFLOPS') > 2000), qr/in_unit\(/ ]);
foreach my $why (sort keys %here)
{
	my ($query, $filter) = @{ $here{$why} };
	like(done_here('pushed', $query), qr/Filter: .*$filter/, $why);
	same_result($query);
}

# Before PostgreSQL 17 an array belonged to no extension.
my $arrays_belong = $server->pg_version >= 17;
foreach my $query (
	q(SELECT count(*) FROM purchase WHERE paid IN ('3.7 CNY', '37 CNY')),
	'SELECT capacity_timeline(capacity, service) FROM purchase')
{
	is(done_here('pushed', $query) eq '', $arrays_belong, "where $query is done");
	same_result($query);
}

# --- several servers -------------------------------------------------------------

# An aggregate over several servers fetches rows, unless summaries travel.
is(ask('pushed', 'SELECT rollup(summary) FROM (SELECT * FROM pushed.by_vendor UNION ALL SELECT * FROM fetched.by_vendor) AS b'),
	$server->safe_psql('far', 'SELECT cost_summary(paid, capacity) + cost_summary(paid, capacity) FROM purchase'),
	'summaries of two servers roll up to the summary of all rows');

# --- values and errors -----------------------------------------------------------

ask('pushed', q(INSERT INTO purchase (id, capacity, paid) VALUES (0, '5 TFLOPS', '-0.000000000001 CNY')));
is($server->safe_psql('far', 'SELECT capacity, paid FROM purchase WHERE id = 0'), '5 TFLOPS fp16|-0.000000000001 CNY',
	'values keep all their digits on the way');
foreach my $schema (sort keys %options)
{
	my (undef, undef, $error) = $server->psql('postgres', "\\set VERBOSITY verbose\nSELECT sum(paid) FROM $schema.mixed");
	like($error, qr/22000: cannot aggregate cost of different currencies.*DETAIL:.*HINT:/s, "$schema: mixed kinds are the same error");
}
$server->stop;

done_testing();
