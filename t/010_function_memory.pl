# Memory stays flat over a million calls in one query, of every function that the
# extension has: they are listed from the system catalog, and one that this test
# does not know how to call fails it.
#
# What is looked at is the most memory that the session ever had, so what a query
# gives back at its end counts as well.  A leak of a few bytes a call is megabytes.
# Functions that take long are called less often, as each line says, unless
# PG_TEST_EXTRA has the word "memory"; that takes an hour, and a higher
# PG_TEST_TIMEOUT_DEFAULT.

use strict;
use warnings;

use FindBin;
use lib $FindBin::RealBin;

use List::Util qw(min);
use PostgreSQL::Test::Utils;
use Servers;
use Test::More;
use Time::HiRes qw(time);

my $whole = ($ENV{PG_TEST_EXTRA} // '') =~ /\bmemory\b/;
my $million = 1_000_000;
my $at_least = $whole ? $million : 10_000;
my $at_most = 20_000;			# of one procedure
my $seconds = 0.15;				# for one function, unless that would be too few calls
my $margin = 1024;			# kB

# An argument of each type: a column of the table "sample", so that no call can be
# worked out by the planner.
my %argument = (
	flops => 's.capacity', flop => 's.done', cost => 's.paid', unit_price => 's.price', text => 's.model',
	numeric => 's.number', smallint => 's.small', integer => 's.small::int', bigint => 's.small::bigint',
	real => 's.number::real', 'double precision' => 's.number::float8', interval => 's.span', date => 's.day', boolean => 's.yes',
	tstzrange => 's.during', daterange => 's.valid', 'timestamp with time zone' => 's.at', cost_summary => 's.summary', blended_price_state => 's.price_state_flops',
	flopsrange => 's.capacities', 'flopsrange[]' => 'ARRAY[s.capacities]', costrange => 's.amounts',
	'costrange[]' => 'ARRAY[s.amounts]', bytea => 's.bytes', rating_period => 's.period',
	'rating_period[]' => 'ARRAY[s.period]', 'text[]' => 'ARRAY[s.model, s.unknown]', 'capacity_step[]' => 's.steps',
	'numeric[]' => 'ARRAY[s.number, 2]', 'cost[]' => 'ARRAY[s.paid, s.paid]', 'flop[]' => 'ARRAY[s.done, s.done]',
	'date[]' => 'ARRAY[s.day, s.day + 90]');
$argument{"${_}_in_order"} = $argument{$_} foreach qw(flops flop cost unit_price);

# Functions whose arguments must be others than those of their types, by their
# whole signature or by their name.
my %call = (
	'assume_basis(flops,text)' => 'assume_basis(s.bare_capacity, s.basis)',
	'assume_basis(flop,text)' => 'assume_basis(s.bare_work, s.basis)',
	'assume_basis(unit_price,text)' => q(assume_basis(s.price, s.basis)),
	'flops(numeric,text)' => q(flops(s.number, s.unit)),
	'flops(numeric,text,text)' => q(flops(s.number, s.unit, s.basis)),
	'flop(numeric,text)' => q(flop(s.number, s.work_unit)),
	'flop(numeric,text,text)' => q(flop(s.number, s.work_unit, s.basis)),
	'cost(numeric,text)' => q(cost(s.number, s.currency)),
	'in_unit(flops,text)' => q(in_unit(s.capacity, s.unit)),
	'in_unit(flop,text)' => q(in_unit(s.done, s.work_unit)),
	'in_unit(unit_price,text)' => q(in_unit(s.price, s.unit)),
	'flopsrange(flops,flops,text)' => q(flopsrange(s.capacity, s.capacity, s.bounds)),
	'costrange(cost,cost,text)' => q(costrange(s.paid, s.paid, s.bounds)),
	'rating_period(bytea,bytea,text)' => q(rating_period(s.bytes, s.bytes, s.bounds)),
	# under the names of today and of 1.0.0
	(map { $_ => "$_(s.model, s.capacity, s.basis, s.book, s.valid, s.origin)" } qw(_rating_days rating_days)),
	'flopsmultirange(flopsrange[])' => q(flopsmultirange(s.capacities, s.capacities)),
	'costmultirange(costrange[])' => q(costmultirange(s.amounts, s.amounts)),
	'rating_period_multirange(rating_period[])' => q(rating_period_multirange(s.period, s.period)),
	'flopsmultirange()' => q(flopsmultirange() + flopsmultirange(s.capacities)),
	'costmultirange()' => q(costmultirange() + costmultirange(s.amounts)),
	'rating_period_multirange()' => q(rating_period_multirange() + rating_period_multirange(s.period)),
	'format_quantity(flops,text,integer)' => q(format_quantity(s.capacity, s.unit, 2)),
	'format_quantity(flop,text,integer)' => q(format_quantity(s.done, s.work_unit, 2)),
	'format_quantity(cost,text,integer)' => q(format_quantity(s.paid, s.currency, 2)),
	'format_quantity(unit_price,text,integer)' => q(format_quantity(s.price, s.price_unit, 2)),
	'flops_typmod_out(integer)' => q(flops_typmod_out(s.typmod_flops)),
	'flop_typmod_out(integer)' => q(flop_typmod_out(s.typmod_flops)),
	'cost_typmod_out(integer)' => q(cost_typmod_out(s.typmod_cost)),
	'unit_price_typmod_out(integer)' => q(unit_price_typmod_out(s.typmod_price)),
	'flops_coerce(flops,integer)' => q(flops_coerce(s.bare_capacity, s.typmod_flops)),
	'flop_coerce(flop,integer)' => q(flop_coerce(s.bare_work, s.typmod_flops)),
	'cost_coerce(cost,integer)' => q(cost_coerce(s.paid, s.typmod_cost)),
	'unit_price_coerce(unit_price,integer)' => q(unit_price_coerce(s.price, s.typmod_price)),
	'unit_price_mul_flop(unit_price,flop)' => q(unit_price_mul_flop(s.work_price, s.done)),
	'flop_mul_unit_price(flop,unit_price)' => q(flop_mul_unit_price(s.done, s.work_price)),
	'affordable_work(cost,unit_price)' => q(affordable_work(s.paid, s.work_price)),
	'total_cost' => q(total_cost(s.summary, s.currency)),
	'total_capacity' => q(total_capacity(s.summary, s.basis)),
	'total_work' => q(total_work(s.work_summary, s.basis)),
	'blended_price(cost_summary,text)' => q(blended_price(s.summary, s.price_kind)),
	'rating' => q(rating(s.model, s.basis, s.day, s.book)),
	'rating_sources' => q(rating_sources(s.model, s.basis)),
	'capacity' => q(capacity(s.model, s.number, s.basis, s.day, s.book)),
	(map { $_ => "$_(s.model, s.small::bigint, s.basis, s.day, s.book)" } qw(_capacity_of_count capacity_of_count)),
	'try_capacity' => q(try_capacity(s.unknown, s.number, s.basis, s.day, s.book)),
	'devices(flops,text,text)' => q(devices(s.capacity, s.model, s.book)),
	'devices_required(flops,text,text)' => q(devices_required(s.capacity, s.model, s.book)),
	'systems_required(flops,text)' => q(systems_required(s.capacity, s.system)),
	'systems_required(flops,text,flops)' => q(systems_required(s.capacity, s.system, s.capacity)),
	'equivalents' => q(equivalents(s.capacity, s.model, s.book)),
	'catalog_problems' => q(catalog_problems(ARRAY[s.model, s.unknown], s.basis)),
	'convert_basis(flops,text,text)' => q(convert_basis(s.capacity, s.other_basis, s.convention)),
	'convert_basis(flop,text,text)' => q(convert_basis(s.done, s.other_basis, s.convention)),
	'rerate(flops,text,text)' => q(rerate(s.capacity, s.model, s.other_basis)),
	'rerate(flop,text,text)' => q(rerate(s.done, s.model, s.other_basis)),
	'exchange' => q(exchange(s.paid, s.dollar, s.day + g % 1000, s.rate_book)),
	'try_exchange' => q(try_exchange(s.paid, s.dollar, s.day + g % 3000, s.rate_book)),
	'amount_in' => q(amount_in(s.paid, s.dollar, s.day, s.rate_book)),
	'ecb_rates' => q(ecb_rates(s.csv)),
	'_ecb_csv' => q(_ecb_csv(s.csv)),
	'_ecb_xml' => q(_ecb_xml(ARRAY['2024-01-02', s.iso_day], ARRAY['USD', s.dollar], ARRAY['1', s.small::text])),
	'currency_withdrawn' => q(currency_withdrawn(s.currency)),
	'training_flop' => q(training_flop(s.number, s.number)),
	'basis_audit' => q(basis_audit(s.capacity, s.capacity, s.model)),
	'book_value' => q(book_value(s.paid, s.paid / 10, s.day, s.life, s.day + 500, s.method, 2 * s.number / s.number, s.half_year, s.compounding)),
	'depreciation' => q(depreciation(s.paid, s.paid / 10, s.day, s.life, s.day + 31, s.day + 62, s.method, 2 * s.number / s.number, s.half_year, s.compounding)),
	'depreciation_schedule' => q(depreciation_schedule(s.paid, s.paid / 10, s.day, s.life, s.method, s.compounding)),
	'depreciation_by_use' => q(depreciation_by_use(s.paid, s.paid / 10, s.done * 2, s.done)),
	'growth_rate(flops,flops,interval)' => q(growth_rate(s.capacity, s.capacity * 2, s.span)),
	'growth_rate(flop,flop,interval)' => q(growth_rate(s.done, s.done * 2, s.span)),
	'growth_rate(cost,cost,interval)' => q(growth_rate(s.paid, s.paid * 2, s.span)),
	'growth_rate(unit_price,unit_price,interval)' => q(growth_rate(s.price, s.price * 2, s.span)),
	'doubling_time(flops,flops,interval)' => q(doubling_time(s.capacity, s.capacity * 2, s.span)),
	'doubling_time(flop,flop,interval)' => q(doubling_time(s.done, s.done * 2, s.span)),
	'doubling_time(cost,cost,interval)' => q(doubling_time(s.paid, s.paid * 2, s.span)),
	'doubling_time(unit_price,unit_price,interval)' => q(doubling_time(s.price, s.price * 2, s.span)),
	'facility_power' => q(facility_power(s.number, s.share + 1)),
	'_known_rating_book' => q(_known_rating_book(s.book)),
	(map { ("blended_price_${_}_step" => "blended_price_${_}_step(s.price_state_$_, s.paid, $argument{$_})",
		"blended_price_${_}_step_back" => "blended_price_${_}_step_back(s.price_state_$_, s.paid, $argument{$_})") } qw(flops flop)),
	'blended_price_state_in' => q(s.text_price_state::blended_price_state),
	'blended_price_state_out' => q(s.price_state_flops::text),
	'resolve_model(text,text)' => q(resolve_model(s.model, s.counting)),
	'try_resolve_model(text,text)' => q(try_resolve_model(s.model, s.counting)),
	'devices(flops,text,date,text)' => q(devices(s.capacity, s.model, s.day, s.book)),
	'devices_required(flops,text,date,text)' => q(devices_required(s.capacity, s.model, s.day, s.book)),
	'h100_equivalents(flops,date,text)' => q(h100_equivalents(s.capacity, s.day, s.book)),
	'systems_required(flops,text,date,text)' => q(systems_required(s.capacity, s.system, s.day, s.book)),
	'rerate(flops,text,text,date,text)' => q(rerate(s.capacity, s.model, s.other_basis, s.day, s.book)),
	'rerate(flop,text,text,date,text)' => q(rerate(s.done, s.model, s.other_basis, s.day, s.book)),
	'price_per_work(cost,text,text,numeric,date,text)' => q(price_per_work(s.paid, s.model, s.basis, s.share, s.day, s.book)),
	'tpp(text,date,text)' => q(tpp(s.model, s.day, s.book)),
	'performance_density(text,date,text)' => q(performance_density(s.model, s.day, s.book)),
	'energy_cost' => q(energy_cost(s.number, s.span, s.share + 1, s.paid)),
	'gpu_hour_cost' => q(gpu_hour_cost(s.paid, s.paid / 10, s.life, s.number, s.share + 1, s.paid, s.paid, s.paid, s.share, 8 * s.small)),
	'technology_loss_per_hour' => q(technology_loss_per_hour(s.paid, s.share)),
	'interconnect_cost' => q(interconnect_cost(s.paid, s.share)),
	'capital_recovery_factor' => q(capital_recovery_factor(s.share, s.small::int)),
	'price_per_work(cost,flops,numeric)' => q(price_per_work(s.paid, s.capacity, s.share)),
	'price_per_work(cost,text,text,numeric)' => q(price_per_work(s.paid, s.model, s.basis, s.share)),
	'levelized_price(cost[],flop[],numeric)' => q(levelized_price(ARRAY[s.paid, s.paid], ARRAY[s.done, s.done], s.share)),
	'levelized_price(cost[],flop[],date[],numeric)' => q(levelized_price(ARRAY[s.paid, s.paid], ARRAY[s.done, s.done], ARRAY[s.day, s.day + 90], s.share)),
	'procurement_plan' => q(procurement_plan(s.capacity, s.capacity * 2, s.system, s.paid)),
	'resolve_system' => q(resolve_system(s.system)),
	'gpu_count(text)' => q(gpu_count(s.tres)),
	'gpu_count(text,text)' => q(gpu_count(s.tres, s.model)),
	'gpu_tres' => q(gpu_tres(s.tres)),
	(map { $_ => "$_(s.capacity, s.typmod_flops, s.yes)" } qw(_flops_comparand flops_comparand)),
	(map { $_ => "$_(s.done, s.typmod_flops, s.yes)" } qw(_flop_comparand flop_comparand)),
	(map { $_ => "$_(s.paid, s.typmod_cost, s.yes)" } qw(_cost_comparand cost_comparand)),
	(map { $_ => "$_(s.price, s.typmod_price, s.yes)" } qw(_unit_price_comparand unit_price_comparand)),
	'format_bits' => q(format_bits(s.basis)),
	'cost_summary_out' => q(s.summary::text),
	'cost_summary_in' => q(s.summary_text::cost_summary),
	(map { ("${_}_in" => "s.text_$_\::$_", "${_}_out" => "$argument{$_}::text") } qw(flops flop cost unit_price)));

my $copied = 200_000;			# rows

# What is not called by an expression.  Types come in and go out in binary by COPY,
# type modifiers are read by the parser, planner support by the planner, triggers
# by changes.
my %statement = (
	(map { ("${_}_recv" => [ $copied, "COPY binary_$_ FROM '%s/$_' (FORMAT binary)" ]) } qw(flops flop cost unit_price cost_summary blended_price_state)),
	'flops_typmod_in' => [ 20_000, q(SELECT '1 EFLOPS'::flops(fp16) IS NULL) ],
	'flop_typmod_in' => [ 20_000, q(SELECT '1 EFLOP'::flop(fp16) IS NULL) ],
	'cost_typmod_in' => [ 20_000, q(SELECT '1 CNY'::cost(CNY) IS NULL) ],
	'unit_price_typmod_in' => [ 20_000, q(SELECT '1 CNY/EFLOPS fp16'::unit_price('CNY/EFLOPS fp16') IS NULL) ],
	'_flops_plan_check' => [ 20_000, q(SELECT FROM sample WHERE capacity < '1 EFLOPS fp16') ],
	'_flop_plan_check' => [ 20_000, q(SELECT FROM sample WHERE done < '1 EFLOP fp16') ],
	'_cost_plan_check' => [ 20_000, q(SELECT FROM sample WHERE paid < '1 EUR') ],
	(map { ("_quantity_$_->[0]_selectivity" => [ 20_000, "SELECT FROM sample WHERE capacity $_->[1] '1 EFLOPS fp16'" ]) } ([ lt => '<' ], [ le => '<=' ], [ ge => '>=' ], [ gt => '>' ])),
	'_unit_price_plan_check' => [ 20_000, q(SELECT FROM sample WHERE price < '1 EUR/EFLOPS fp16') ],
	'_capacity_plan' => [ 20_000, q(SELECT capacity(model, 8) FROM sample) ],
	(map { ("${_}_sortsupport" => [ 2_000, "SELECT x FROM sample AS s, LATERAL (SELECT $argument{$_} AS x FROM generate_series(1, 2) AS g ORDER BY $argument{$_} * g) AS t" ]) } qw(flops flop cost unit_price)),
	'_catalog_changed' => [ 20_000, q(UPDATE exchange_rate SET source = 'again' WHERE on_date = '2024-01-02' AND quote = 'USD') ],
	'_state_basis' => [ 5_000, q(UPDATE accelerator_rating SET capacity = '1 TFLOPS fp16' WHERE book = 'mine') ],
	'_refuse_overlap' => [ 5_000, q{UPDATE accelerator_rating SET valid = '[2024-01-01,2024-12-31)' WHERE book = 'mine'} ],
	'bi_view' => [ 500, q(SELECT bi_view('modified', 'plain'); DROP VIEW plain) ],
	'bi_view_refresh' => [ 2_000, q(SELECT bi_view_refresh('kept')) ],
	'_protect_shipped_rows' => [ 20_000, q(UPDATE accelerator_alias SET note = 'again' WHERE alias = 'Ours') ],
);

# How often to call what is usually called so often.
sub so_often
{
	my ($usually) = @_;
	return $whole ? min($million, 50 * $usually) : $usually;
}

# Memory that is freed goes back to the kernel, or a leak could use it unseen.
local @ENV{qw(MALLOC_TRIM_THRESHOLD_ MALLOC_MMAP_THRESHOLD_)} = (131_072, 131_072);
my $server = Servers::start('server');
$server->append_conf('postgresql.conf', "autovacuum = off\njit = off\nsynchronous_commit = off\nwork_mem = '1MB'\nmax_parallel_workers_per_gather = 0\nshared_buffers = 2MB\ntemp_buffers = '800kB'");
$server->restart;
my $files = PostgreSQL::Test::Utils::tempdir();
$server->safe_psql('postgres', 'CREATE EXTENSION compute_acct');
$server->safe_psql('postgres', <<'SQL');
INSERT INTO exchange_rate (base, quote, on_date, rate) SELECT 'EUR', 'USD', date '2024-01-01' + n, 1 + n FROM generate_series(0, 1500) AS n;
INSERT INTO accelerator_rating (model, capacity, book, source) VALUES ('A800 SXM4 80GB', '1 TFLOPS fp16', 'mine', 'made up');
INSERT INTO accelerator_alias (alias, model) VALUES ('Ours', 'A800 SXM4 80GB');
CREATE TABLE sample AS SELECT '320.5 TFLOPS fp16'::flops AS capacity, '314 ZFLOP fp16'::flop AS done, '123456.789 EUR'::cost AS paid,
  '371093750 EUR/EFLOPS fp16'::unit_price AS price, '1.5 EUR/EFLOP fp16'::unit_price AS work_price, '1 PFLOPS'::flops AS bare_capacity, '1 ZFLOP'::flop AS bare_work,
  'A800'::text AS model, 'HGX A800 8-GPU'::text AS system, 'No Such Thing 17'::text AS unknown, 'fp16'::text AS basis, 'fp32'::text AS other_basis,
  'datasheet'::text AS book, 'device'::text AS counting, 'spot'::text AS rate_book, 'EUR'::text AS currency, 'cpu=4,gres/gpu=8,gres/gpu:a800=8'::text AS tres, 'USD'::text AS dollar, 'PFLOPS'::text AS unit, 'ZFLOP'::text AS work_unit,
  'EUR/PFLOPS'::text AS price_unit, 'EUR/EFLOPS fp16'::text AS price_kind, '[]'::text AS bounds, 'press-2x'::text AS convention, 12.75::numeric AS number, 0.4::numeric AS share, 3::smallint AS small,
  true AS yes, interval '40 days' AS span, '\x0102'::bytea AS bytes, daterange('2024-01-01', '2024-12-31') AS valid, 'user'::text AS origin, interval '5 years' AS life, date '2024-06-01' AS day, '2024-06-01' AS iso_day, timestamptz '2024-06-01 12:00Z' AS at,
  tstzrange('2024-06-01 00:00Z', '2024-06-02 00:00Z') AS during, flopsrange('1 TFLOPS fp16', '2 TFLOPS fp16') AS capacities,
  costrange('1 EUR', '2 EUR') AS amounts, rating_period('\x01'::bytea, '\x02'::bytea) AS period, 'declining_balance'::text AS method, 'half_year'::text AS half_year, 'year'::text AS compounding,
  cost_summary(cost '1 EUR', flops '1 EFLOPS fp16') AS summary, cost_summary(cost '1 EUR', flop '1 EFLOP fp16') AS work_summary, cost_summary(cost '1 EUR', flops '1 EFLOPS fp16')::text AS summary_text,
  blended_price_flops_step(NULL, '123456.789 EUR', flops '320.5 TFLOPS fp16') AS price_state_flops, blended_price_flop_step(NULL, '123456.789 EUR', flop '314 ZFLOP fp16') AS price_state_flop,
  blended_price_flops_step(NULL, '1 EUR', flops '1 EFLOPS fp16')::text AS text_price_state,
  capacity_timeline('1 EFLOPS fp16', tstzrange('2024-01-01', '2025-01-01')) AS steps, E'Date,USD,CNY,\n2024-01-02,1.1,N/A,\n2024-01-03,1.2,7.7,\n'::text AS csv,
  '320.5 TFLOPS fp16'::text AS text_flops, '314 ZFLOP fp16'::text AS text_flop, 'EUR 123,456.789'::text AS text_cost, '371.09375 CNY/TFLOPS fp16'::text AS text_unit_price;
CREATE TABLE modified (capacity flops(fp16), paid cost(EUR), price unit_price('EUR/EFLOPS fp16'));
ALTER TABLE sample ADD typmod_flops int, ADD typmod_cost int, ADD typmod_price int;
UPDATE sample SET typmod_flops = (SELECT atttypmod FROM pg_attribute WHERE attrelid = 'modified'::regclass AND attnum = 1),
  typmod_cost = (SELECT atttypmod FROM pg_attribute WHERE attrelid = 'modified'::regclass AND attnum = 2),
  typmod_price = (SELECT atttypmod FROM pg_attribute WHERE attrelid = 'modified'::regclass AND attnum = 3);
VACUUM FULL sample;
SELECT bi_view('modified', 'kept');
-- Runs a statement so many times, each planned anew and in a transaction of its own.
CREATE PROCEDURE again(statement text, times int) LANGUAGE plpgsql AS $$
BEGIN
  FOR n IN 1..times LOOP
    EXECUTE statement;
    COMMIT;
  END LOOP;
END $$;
SQL
my $rows = 2 * so_often($copied);	# stays_flat() may want more
foreach my $type (qw(flops flop cost unit_price cost_summary blended_price_state))
{
	$server->safe_psql('postgres', "CREATE TABLE binary_$type (x $type);
		COPY (SELECT $argument{$type} FROM sample AS s, generate_series(1, $rows)) TO '$files/$type' (FORMAT binary)");
}

my $session = Servers::session($server, 'postgres', on_error_stop => 0);
my $backend = $session->query_safe('SELECT pg_backend_pid()');

# The most memory that the session has had, in kB, without what it shares: of
# that, each transaction and row touches some that was not touched yet.
sub peak
{
	my $status = slurp_file("/proc/$backend/status");
	my ($peak) = $status =~ /^VmHWM:\s+(\d+) kB/m;
	my ($shared) = $status =~ /^RssShmem:\s+(\d+) kB/m;
	return $peak - $shared;
}

plan skip_all => 'there is no /proc to tell how much memory a process has had' unless -r "/proc/$backend/status";

# Lets peak() begin anew, where the kernel can: else what one function has taken
# would hide a leak of the next.
sub forget_peak
{
	open my $file, '>', "/proc/$backend/clear_refs" or return;
	print $file '5';
	close $file;
	return;
}

# Seconds of a query, and its error.
sub run_query
{
	my ($query) = @_;
	my $start = time;
	$session->query($query);
	my $error = $session->{stderr};
	$session->{stderr} = '';
	return (time - $start, $error);
}

# The query for so many calls.  While a procedure runs, PostgreSQL keeps some 20
# bytes for each transaction that it has ended, so that one is called again.
sub query_of
{
	my ($query, $calls) = @_;
	return sprintf $query, $calls unless $query =~ /^CALL/;
	my $rest = $calls % $at_most;
	return join ';', map { sprintf $query, $_ } ($at_most) x int($calls / $at_most), $rest || ();
}

# A query with %d for the number of calls: tried out, and run once more.
sub stays_flat
{
	my ($what, $query, $most, $few) = @_;
	$most = $million unless $most;
	$few = 5000 unless $few;
	$few = $most if $few > $most;
	forget_peak();
	my ($elapsed, $error) = run_query(query_of($query, $few));
	if ($error ne '')
	{
		fail("$what: can be called");
		diag($error, $query);
		return;
	}
	($elapsed) = run_query(query_of($query, $few));
	my $calls = int($few * $seconds / ($elapsed + 1e-6));
	$calls = $at_least if $calls < $at_least;
	$calls = $most if $calls > $most;
	# as much as possible has been taken once
	my $before = peak();
	($elapsed, $error) = run_query(query_of($query, $calls));
	my $grown = peak() - $before;
	if ($grown >= $margin)
	{
		# A sort may have taken what work_mem allows; a leak takes as much once more.
		$before = peak();
		($elapsed, $error) = run_query(query_of($query, 2 * $calls));
		$grown = peak() - $before;
	}
	is($error, '', "$what: runs on") if $error ne '';
	cmp_ok($grown, '<', $margin, "$what: $calls calls");
	return;
}

my $functions = $server->safe_psql('postgres', <<'SQL');
SELECT p.proname, replace(p.oid::regprocedure::text, '"', ''), p.prokind, p.proretset,
  coalesce((SELECT string_agg(format_type(t, NULL), ';' ORDER BY n) FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY AS a (t, n)), ''),
  EXISTS (SELECT FROM pg_aggregate AS a WHERE p.oid IN (aggtransfn, aggfinalfn, aggcombinefn, aggserialfn, aggdeserialfn, aggmtransfn, aggminvtransfn, aggmfinalfn)),
  coalesce((SELECT aggminvtransfn <> 0 FROM pg_aggregate WHERE aggfnoid = p.oid), false),
  coalesce((SELECT aggkind FROM pg_aggregate WHERE aggfnoid = p.oid), '-')
FROM pg_proc AS p JOIN pg_depend AS d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
JOIN pg_extension AS e ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid AND e.extname = 'compute_acct'
ORDER BY 2;
SQL
# Rows one after the other: in FROM, generate_series() would keep them all.
my $numbers = '(SELECT generate_series(1, %d) AS g) AS g';
my $n = 0;
foreach my $line (split /\n/, $functions)
{
	my ($name, $signature, $kind, $set, $types, $of_aggregate, $inverse, $aggregate_kind) = split /\|/, $line;
	my @arguments = map { $argument{$_} } split /;/, $types;
	my $known = !grep { !defined } @arguments;
	my $call = $call{$signature} || $call{$name} || ($known ? "$name(" . join(', ', @arguments) . ')' : undef);
	$n++;

	if ($kind eq 'a')
	{
		my $fraction = $types =~ /^double precision\[\]/ ? 'ARRAY[0.3, 0.7]' : '0.3';
		my $aggregate = $aggregate_kind eq 'o'
		  ? "$name($fraction) WITHIN GROUP (ORDER BY " . $argument{ (split /;/, $types)[1] } . ')' : $call;
		$aggregate =~ s/\bs\.number, //;
		$aggregate = qq("$name") . substr($aggregate, length $name);
		# many states, of some ten rows each
		stays_flat($signature, "SELECT count(x) FROM $numbers, LATERAL (SELECT $aggregate AS x FROM sample AS s, generate_series(1, 9 + g %% 2) AS row) AS t", so_often(100_000), 1000);
		stays_flat("$signature, moving", "SELECT count(x) FROM (SELECT $aggregate OVER (ORDER BY g ROWS 3 PRECEDING) AS x FROM sample AS s, $numbers) AS t", so_often(100_000))
		  if $inverse eq 't';
	}
	elsif ($kind eq 'w')
	{
		stays_flat($signature, "SELECT count(x) FROM (SELECT $call OVER (PARTITION BY g / 10) AS x FROM sample AS s, $numbers) AS t", so_often(200_000));
	}
	elsif (my $statement = $statement{$name})
	{
		my ($most, $text) = (so_often($$statement[0]), $$statement[1]);
		$text = sprintf $text, $files if $text =~ /%s/;
		if ($text =~ /^COPY (\w+) FROM '(.*)'/)
		{
			# as many rows of the file as are wanted: they are all of one size
			my ($like, $file) = ($1, $2);
			my $size = ((-s $file) - 21) / $rows;
			stays_flat($signature, "BEGIN; CREATE TEMP TABLE copied (LIKE $like) ON COMMIT DROP;
				COPY copied FROM PROGRAM 'head -c \$((19 + $size * %d)) $file' (FORMAT binary); COMMIT", $most, 20_000);
		}
		else
		{
			stays_flat($signature, "CALL again(\$text\$$text\$text\$, %d)", $most, 1000);
		}
	}
	elsif ($of_aggregate eq 't' && $types =~ /\binternal\b/)
	{
		# Its aggregate is called, above or below.  What combines and sends partial
		# states runs once for a worker and group, and is not called often here.
	}
	elsif (!defined $call || $types =~ /\binternal\b/)
	{
		fail("$signature: has an example");
		diag("add one to \%call or \%statement of this test");
	}
	elsif ($set eq 't')
	{
		stays_flat($signature, "SELECT count(*) FROM sample AS s, $numbers, LATERAL $call AS f", 0, 500);
	}
	else
	{
		stays_flat($signature, "SELECT count($call) FROM sample AS s, $numbers");
	}
}
cmp_ok($n, '>', 300, "all $n functions of the extension have been listed");
$session->quit;
$server->stop;

done_testing();
