/*
 * ledger.js
 *		What the types of compute_acct are in node-postgres.
 *
 * Puts out TAP, and writes its answers to the ledger's questions as files of
 * the directory that is its argument, to be compared with psql's.  The
 * connection is made by libpq's environment variables.
 */
'use strict';
const fs = require('fs');
const path = require('path');
const { Client, types } = require('pg');

const MANY_EXECUTIONS = 20;	// more than the server needs to settle for one plan

const answers = process.argv[2];
let tests = 0;
let failures = 0;

function check(what, found, expected) {
	const same = JSON.stringify(found) === JSON.stringify(expected);
	tests++;
	if (!same)
		failures++;
	console.log(`${same ? '' : 'not '}ok ${tests} - ${what}`);
	if (!same)
		console.log(`# found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
}

function answer(question, rows) {
	const lines = rows.map((row) => Object.values(row).join('|') + '\n');
	fs.writeFileSync(path.join(answers, question), lines.join(''));
}

// The first column of the first row; of an error the SQLSTATE.
async function outcome(client, query, parameters) {
	try {
		const result = await client.query(query, parameters);
		return Object.values(result.rows[0])[0];
	} catch (error) {
		return error.code;
	}
}

async function filter(client) {
	// example: filter
	const result = await client.query(
		'SELECT company, capacity, eflops(capacity) FROM latest_holding' +
		' WHERE capacity > CAST($1 AS flops(fp16)) ORDER BY company',
		['2.4 EFLOPS']);
	// [{ company: 'Huawei ADS', capacity: '7.5 EFLOPS fp16', eflops: '7.5' }, ...
	// end
	answer('filter', result.rows);
}

async function group(client) {
	const result = await client.query(
		'SELECT region, count(*), sum(capacity), eflops(sum(capacity)) FROM latest_holding' +
		' GROUP BY region HAVING sum(capacity) > CAST($1 AS flops(fp16)) ORDER BY region',
		['10 EFLOPS']);
	answer('group', result.rows);
}

async function price(client) {
	const result = await client.query(
		'SELECT company, cost, amount(cost), currency(cost) FROM purchase' +
		' WHERE cost > CAST($1 AS cost(CNY)) ORDER BY company',
		['1 bn CNY']);
	answer('price', result.rows);
}

async function copy(client) {
	const { rows } = await client.query('SELECT company, on_date, capacity, counted_in FROM holding');
	for (const row of rows) {
		// example: insert
		await client.query(
			'INSERT INTO copied (company, on_date, capacity, counted_in) VALUES ($1, $2, $3, $4)',
			[row.company, row.on_date, row.capacity, row.counted_in]);
		// end
	}
}

async function values(client) {
	const { rows: [row] } = await client.query(
		'SELECT capacity, eflops(capacity), eflops(capacity)::float8 AS number, amount(price)' +
		" FROM latest_holding, server_price WHERE company = 'Li Auto'");
	check('a capacity is a string', row.capacity, '5.39 EFLOPS fp16');
	check('what names its unit is a numeric: a string with all digits', row.eflops, '5.39');
	check('a float8 is a number', row.number, 5.39);
	check('amount() is exact', row.amount, '950000.00');
}

async function parameters(client) {
	const sql = 'SELECT count(*)::int FROM latest_holding WHERE capacity > ';
	check('a string leaves its type to the server', await outcome(client, sql + '$1', ['5 EFLOPS fp16']), 3);
	check('another basis is an error', await outcome(client, sql + '$1', ['5 EFLOPS fp32']), '22000');
	check('so it is in a cast to the kind',
		await outcome(client, sql + 'CAST($1 AS flops(fp16))', ['5 EFLOPS fp32']), '22000');
	check('a bare number is an error', await outcome(client, sql + '$1', [5]), '22P02');
	for (const condition of ['CAST($1 AS flops(fp16))', '$1']) {
		const query = { name: 'more than ' + condition, text: sql + condition };
		let counted;
		for (let i = 0; i < MANY_EXECUTIONS; i++)
			counted = await outcome(client, { ...query, values: [`${5 - 3 * (i % 2)} EFLOPS fp16`] });
		check(`a named statement executed many times, capacity > ${condition}, still counts`, counted, 4);
		check('and another basis still is an error',
			await outcome(client, { ...query, values: ['5 EFLOPS fp32'] }), '22000');
	}
	check('a factor has no type of its own: which operator, is not clear',
		await outcome(client, "SELECT capacity * $1 FROM latest_holding WHERE company = 'Li Auto'", [1.1]), '42725');
	check('a cast makes it clear',
		await outcome(client, "SELECT capacity * $1::numeric FROM latest_holding WHERE company = 'Li Auto'", [1.1]),
		'5.929 EFLOPS fp16');
	try {
		await client.query('SELECT sum(capacity) FROM (SELECT capacity FROM total UNION ALL SELECT capacity FROM holding) AS mixed');
		check('a sum of several bases is an error', 'none', 'one');
	} catch (error) {
		check('an error brings its hint', error.hint.startsWith('Group by basis()'), true);
	}
}

async function arrays(client) {
	// example: array
	const { rows: [type] } = await client.query("SELECT 'flops[]'::regtype::oid AS array");
	types.setTypeParser(type.array, types.getTypeParser(1009));	// 1009 is text[]

	const { rows: [row] } = await client.query(
		'SELECT array_agg(capacity ORDER BY company) AS found FROM latest_holding WHERE capacity = ANY ($1)',
		[['7.5 EFLOPS fp16', '1.4 EFLOPS fp16']]);
	// { found: [ '7.5 EFLOPS fp16', '1.4 EFLOPS fp16' ] }
	// end
	check('arrays go in and, once there is a parser, come out as arrays',
		row.found, ['7.5 EFLOPS fp16', '1.4 EFLOPS fp16']);
}

async function main() {
	const client = new Client();
	await client.connect();
	await values(client);
	await parameters(client);
	await arrays(client);
	await filter(client);
	await group(client);
	await price(client);
	await copy(client);
	await client.end();
	process.exitCode = failures > 0 ? 1 : 0;
}

main();
