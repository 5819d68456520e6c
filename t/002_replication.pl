# Replication: a change on the publisher or the primary reaches sessions that
# are open on the subscriber or the standby and have the catalog in memory.

use strict;
use warnings;

use FindBin;
use lib $FindBin::RealBin;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Servers;
use Test::More;

my $ask = q(SELECT rating('Abacus', 'fp16', book => 'mine'), try_exchange('1 EUR', 'USD', '2024-10-30', 'mine'));
my $name = q(SELECT rating('Counting Frame', 'fp16', book => 'mine'));
my $sum = q(SELECT sum(capacity('Abacus', n, book => 'mine')), sum(exchange(cost(n, 'EUR'), 'USD', '2024-10-30', 'mine')),
  blended_price(exchange(cost(n, 'EUR'), 'USD', '2024-10-30', 'mine'), capacity('H100', n)) FROM generate_series(1, 1000) AS n);
my $purchases = 'SELECT * FROM purchase ORDER BY id';
my $user_rows = <<'SQL';
INSERT INTO accelerator (model) VALUES ('Abacus');
INSERT INTO accelerator_rating (model, capacity, book, source) VALUES ('Abacus', '100 TFLOPS fp16', 'mine', 'made up');
INSERT INTO exchange_rate (base, quote, on_date, rate, book) VALUES ('EUR', 'USD', '2024-10-30', 2, 'mine');
SQL

sub change
{
	my ($server, $capacity, $rate) = @_;
	$server->safe_psql('postgres', qq(
UPDATE accelerator_rating SET capacity = '$capacity TFLOPS fp16' WHERE book = 'mine';
UPDATE exchange_rate SET rate = $rate WHERE book = 'mine';));
	return;
}

# --- logical --------------------------------------------------------------------

# Only the user's rows are published: the shipped ones are the subscriber's own,
# and an update of the extension must not be sent there.
my $publisher = Servers::start('publisher', allows_streaming => 'logical');
my $subscriber = Servers::start('subscriber', allows_streaming => 'logical');
$_->safe_psql('postgres', 'CREATE EXTENSION compute_acct') foreach $publisher, $subscriber;
$publisher->safe_psql('postgres', <<"SQL");
$user_rows
CREATE TABLE purchase (id int PRIMARY KEY, capacity flops(fp16), paid cost, price unit_price, done flop);
CREATE PUBLICATION catalog FOR TABLE accelerator WHERE (origin = 'user'),
  accelerator_alias WHERE (origin = 'user'), accelerator_rating WHERE (origin = 'user'),
  accelerator_system WHERE (origin = 'user'), basis_convention WHERE (origin = 'user'),
  exchange_rate, purchase;
SQL
$subscriber->safe_psql('postgres',
	'CREATE TABLE purchase (id int PRIMARY KEY, capacity flops(fp16), paid cost, price unit_price, done flop)');
my $shipped = q(SELECT count(*), md5(string_agg(r::text, ' ' ORDER BY r::text COLLATE "C")) FROM accelerator_rating AS r WHERE origin = 'shipped');
my $shipped_rows = $subscriber->safe_psql('postgres', $shipped);
my $source = $publisher->connstr . ' dbname=postgres';

foreach my $binary ('off', 'on')
{
	my $how = "binary $binary";
	my $subscription = "from_publisher_$binary";
	my $copy = $binary eq 'off' ? 'true' : 'false';		# the second time it is all there
	change($publisher, 100, 2);
	change($subscriber, 100, 2);
	$subscriber->safe_psql('postgres', qq(CREATE SUBSCRIPTION $subscription CONNECTION '$source'
		PUBLICATION catalog WITH (binary = $binary, copy_data = $copy)));
	$subscriber->wait_for_subscription_sync($publisher, $subscription);

	my $session = Servers::session($subscriber, 'postgres');
	my $transaction = Servers::session($subscriber, 'postgres');
	$transaction->query_safe('BEGIN');
	is($session->query_safe($ask), '100 TFLOPS fp16|2.00 USD', "$how: at first");
	is($transaction->query_safe($ask), '100 TFLOPS fp16|2.00 USD', "$how: at first, in a transaction");

	change($publisher, 200, 3);
	$publisher->wait_for_catchup($subscription);
	is($session->query_safe($ask), '200 TFLOPS fp16|3.00 USD', "$how: changed on the publisher");
	is($transaction->query_safe($ask), '200 TFLOPS fp16|3.00 USD', "$how: changed, seen in an open transaction");

	$publisher->safe_psql('postgres', <<'SQL');
BEGIN;
UPDATE accelerator_rating SET capacity = '1 TFLOPS fp16' WHERE book = 'mine';
ROLLBACK;
INSERT INTO accelerator_alias (alias, model) VALUES ('Counting Frame', 'Abacus');
SQL
	$publisher->wait_for_catchup($subscription);
	is($session->query_safe($name), '200 TFLOPS fp16', "$how: a new name, and nothing that was rolled back");

	$publisher->safe_psql('postgres', <<'SQL');
TRUNCATE exchange_rate;
DELETE FROM accelerator_alias WHERE alias = 'Counting Frame';
SQL
	$publisher->wait_for_catchup($subscription);
	is($session->query_safe($ask), '200 TFLOPS fp16|', "$how: truncated on the publisher");
	is($transaction->query_safe($ask), '200 TFLOPS fp16|', "$how: truncated, seen in an open transaction");
	$publisher->safe_psql('postgres', q(INSERT INTO exchange_rate (base, quote, on_date, rate, book)
		VALUES ('EUR', 'USD', '2024-10-30', 4, 'mine')));

	$publisher->safe_psql('postgres', <<'SQL');
TRUNCATE purchase;
INSERT INTO purchase SELECT n, flops(n * n, 'TFLOPS', 'fp16'), cost(-n / 7.0, 'KWD'),
  '371.09375 CNY/TFLOPS fp16'::unit_price * n, '600000 QFLOP'::flop / n FROM generate_series(1, 100) AS n;
INSERT INTO purchase VALUES (0, NULL, NULL, NULL, NULL), (-1, '0 FLOPS fp16', '0.000000000001 JPY', '-0.000000001 EUR/EFLOP', '-1 FLOP int4 sparse');
UPDATE purchase SET paid = -paid WHERE id % 2 = 0;
SQL
	$publisher->wait_for_catchup($subscription);
	is($subscriber->safe_psql('postgres', $_), $publisher->safe_psql('postgres', $_), "$how: both answer the same")
	  foreach $sum, $purchases, "SELECT * FROM accelerator_rating WHERE origin = 'user'";
	is($subscriber->safe_psql('postgres', $shipped), $shipped_rows, "$how: the shipped rows are as they were");

	$session->quit;
	$transaction->quit;
	$subscriber->safe_psql('postgres', "DROP SUBSCRIPTION $subscription");
}
# Published whole, the shipped rows would meet the subscriber's own.
$publisher->safe_psql('postgres', 'CREATE PUBLICATION whole FOR TABLE basis_convention');
my $log_so_far = -s $subscriber->logfile;
$subscriber->safe_psql('postgres', "CREATE SUBSCRIPTION whole CONNECTION '$source' PUBLICATION whole");
ok($subscriber->wait_for_log(qr/rows of "basis_convention" that came with the extension cannot be changed/, $log_so_far),
	'a table that is published whole stops at the shipped rows');
$subscriber->safe_psql('postgres', 'DROP SUBSCRIPTION whole');
is($subscriber->safe_psql('postgres', $shipped), $shipped_rows, 'and the shipped rows are as they were');
$subscriber->stop;

# --- physical -------------------------------------------------------------------

$publisher->backup('base');
my $standby = PostgreSQL::Test::Cluster->new('standby');
$standby->init_from_backup($publisher, 'base', has_streaming => 1);
$standby->start;
change($publisher, 100, 2);
$publisher->wait_for_catchup($standby, 'replay', $publisher->lsn('flush'));

my $session = Servers::session($standby, 'postgres');
my $transaction = Servers::session($standby, 'postgres');
$transaction->query_safe('BEGIN');
is($session->query_safe($ask), '100 TFLOPS fp16|2.00 USD', 'standby: at first');
is($transaction->query_safe($ask), '100 TFLOPS fp16|2.00 USD', 'standby: at first, in a transaction');

change($publisher, 200, 3);
$publisher->wait_for_catchup($standby, 'replay', $publisher->lsn('flush'));
is($session->query_safe($ask), '200 TFLOPS fp16|3.00 USD', 'standby: changed on the primary');
is($transaction->query_safe($ask), '200 TFLOPS fp16|3.00 USD', 'standby: changed, seen in an open transaction');
is($standby->safe_psql('postgres', $_), $publisher->safe_psql('postgres', $_), 'standby: both answer the same')
  foreach $sum, $purchases, 'SELECT * FROM accelerator_rating ORDER BY 1, 2, 3, 4, 5';

$publisher->safe_psql('postgres', q(TRUNCATE exchange_rate; DELETE FROM accelerator_rating WHERE book = 'mine';
INSERT INTO accelerator_rating (model, capacity, book, source) VALUES ('Abacus', '300 TFLOPS fp16', 'mine', 'made up')));
$publisher->wait_for_catchup($standby, 'replay', $publisher->lsn('flush'));
is($session->query_safe($ask), '300 TFLOPS fp16|', 'standby: truncated on the primary');
is($transaction->query_safe($ask), '300 TFLOPS fp16|', 'standby: truncated, seen in an open transaction');
$transaction->quit;

$publisher->stop;
$standby->promote;
is($session->query_safe($ask), '300 TFLOPS fp16|', 'promoted: as before');
$standby->safe_psql('postgres', q(INSERT INTO exchange_rate (base, quote, on_date, rate, book)
	VALUES ('EUR', 'USD', '2024-10-30', 4, 'mine')));
change($standby, 400, 5);
is($session->query_safe($ask), '400 TFLOPS fp16|5.00 USD', 'promoted: changes reach the session');
$session->quit;
$standby->stop;

done_testing();
