// The page around the charts.  Every figure in it is one of the data.

import { readFileSync } from 'node:fs';
import { chart, darkRules } from './charts.js';
import { billions, day, eflops, millions, number, percent, signed } from './format.js';

const style = readFileSync(new URL('page.css', import.meta.url), 'utf8');

// Strings of the data go into the page by this tag, which escapes them; what
// it has made itself it leaves alone.
class Markup {
	constructor(string) { this.string = string; }
	toString() { return this.string; }
}

const markup = (value) => {
	if (Array.isArray(value))
		return value.map(markup).join('');
	if (value instanceof Markup)
		return value.string;
	return String(value ?? '').replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
};

const html = (strings, ...values) => new Markup(String.raw({ raw: strings }, ...values.map(markup)));

// A column is [head, cell of a row, 'number' where it is one].
function table(caption, columns, rows) {
	const head = columns.map(([name, , kind]) => html`<th scope="col" class="${kind}">${name}</th>`);
	const body = rows.map((row) => html`<tr>${columns.map(([, cell, kind], i) => (i === 0
		? html`<th scope="row">${cell(row)}</th>` : html`<td class="${kind}">${cell(row)}</td>`))}</tr>`);
	return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr>${head}</tr></thead><tbody>
${body}
</tbody></table></div>`;
}

function figure(name, data, { title, lead, description, notes, numbers }) {
	return html`
<section aria-labelledby="${name}">
<h2 id="${name}">${title}</h2>
<p>${lead}</p>
<figure>${new Markup(chart(name, data, title, description))}</figure>
${notes ? html`<p class="note">${notes}</p>` : ''}
${numbers}
</section>`;
}

const cny = (value) => number(value, 0);
const sources = (fact) => html`<a href="#${fact}">${fact}</a>`;
const bookName = (row) => (row.press ? 'press' : 'datasheet');

function capacity(data) {
	const undated = data.over_time.filter((row) => !row.day);
	const latest = data.makers.map((row) => `${row.company} ${number(row.eflops)}`).join(', ');
	return figure('capacity', data, {
		title: `${data.makers[0].company} leads China's makers with ${eflops(data.makers[0].eflops)}`,
		lead: `Capacity by company in ${data.basis}. Filled: what the company had on that day. Hollow: what it wants to have. Each panel has a scale of its own.`,
		description: `Capacity over time, a panel for each region. Latest, in EFLOPS: ${latest}. The table has all points.`,
		notes: undated.length > 0 ? [
			'Not drawn, as no day is named: ',
			undated.map((row) => `${row.company}, ${row.kind} ${eflops(row.eflops)}`).join('; '), '.',
		] : null,
		numbers: table('Capacity by company', [
			['Company', (row) => row.company],
			['Day', (row) => (row.day ? day(row.day) : 'not named')],
			[`EFLOPS ${data.basis}`, (row) => number(row.eflops, 2, 2), 'number'],
			['Is', (row) => row.kind],
			['Source', (row) => sources(row.fact)],
		], data.over_time),
	});
}

function bridge(data) {
	const [plan] = data.plans.filter((row) => row.book === data.article.book);
	const claimed = plan.article_says_mn === null ? null : billions(plan.article_says_mn * 1e6);
	return figure('bridge', data, {
		title: `${plan.company}: ${number(plan.now_eflops)} to ${eflops(plan.target_eflops)} costs ${billions(plan.cost_cny)}`,
		lead: [
			`${number(plan.devices)} cards are missing, which come in ${number(plan.systems)} servers. `,
			claimed ? `The article's ${claimed} is about the price of the whole target, as if nothing were in place. ` : '',
			'What is in place is valued at the same price.',
		],
		description: data.plans.filter((row) => row.book === data.article.book).map((row) =>
			`${row.company}: in place ${eflops(row.now_eflops)}, worth ${billions(row.worth_now_cny)}; to buy ${eflops(row.add_eflops)}`
			+ ` for ${billions(row.cost_cny)}; together ${billions(row.total_cny)}.`).join(' '),
		notes: `Whole servers, ${data.books[0].system}, at ${cny(data.books[0].price_cny)} CNY each, by the press rating; `
			+ 'the table has the datasheet\'s, too.',
		numbers: table('From what is in place to the target', [
			['Company, rating', (row) => `${row.company}, ${bookName(data.books.find(({ book }) => book === row.book))}`],
			['To add, EFLOPS', (row) => number(row.add_eflops), 'number'],
			['Cards', (row) => number(row.devices), 'number'],
			['Servers', (row) => number(row.systems), 'number'],
			['Cost, CNY', (row) => cny(row.cost_cny), 'number'],
			['Reached, EFLOPS', (row) => number(row.reached_eflops, 5, 5), 'number'],
		], data.plans),
	});
}

function share(data) {
	const [nation] = data.shares;
	return figure('share', data, {
		title: `China's makers have ${percent(nation.percent)} of the national total`,
		lead: `${number(nation.makers_eflops)} of ${eflops(nation.fp16_eflops)}, both in ${data.basis}. The total is published as `
			+ `${eflops(nation.published_eflops)} ${nation.published_basis}; the convention ${nation.convention} makes it ${data.basis}.`,
		description: data.shares.map((row) =>
			`${row.region}: ${percent(row.percent)} of ${eflops(row.fp16_eflops)} ${data.basis}.`).join(' ')
			+ ` The makers: ${data.makers.map((row) => `${row.company} ${eflops(row.eflops)}`).join(', ')}.`,
		notes: `${nation.convention}: ${nation.source}. The percentages beside the companies are shares of ${nation.region}'s total.`,
		numbers: [
			table('Share of the totals', [
				['Region', (row) => row.region],
				['Day', (row) => day(row.day)],
				['Published, EFLOPS', (row) => `${number(row.published_eflops)} ${row.published_basis}`, 'number'],
				[`EFLOPS ${data.basis}`, (row) => number(row.fp16_eflops), 'number'],
				['Makers, EFLOPS', (row) => number(row.makers_eflops), 'number'],
				['Share', (row) => percent(row.percent, 4), 'number'],
				['Source', (row) => sources(row.fact)],
			], data.shares),
			table('The makers', [
				['Company', (row) => row.company],
				['Day', (row) => day(row.day)],
				[`EFLOPS ${data.basis}`, (row) => number(row.eflops, 2, 2), 'number'],
				[`Share of ${nation.region}`, (row) => percent(row.percent, 4), 'number'],
			], data.makers),
		],
	});
}

function price(data) {
	const [press, datasheet] = [data.books[0], data.books.at(-1)];
	return figure('price', data, {
		title: `An EFLOPS costs ${millions(press.cny_per_eflops)}, or ${percent(datasheet.percent_over_first, 1)} more by the datasheet`,
		lead: `The same server at the same price; only the rating of its ${press.quantity} cards (${press.model}) differs.`,
		description: data.books.map((row) =>
			`${bookName(row)}: ${number(row.tflops)} TFLOPS a card, ${millions(row.cny_per_eflops)} per EFLOPS.`).join(' '),
		notes: 'Sources of ratings bear the short names of the catalog, which data/README.md explains.',
		numbers: table(`Price of one EFLOPS ${data.basis}`, [
			['Rating book', (row) => row.book],
			['TFLOPS a card', (row) => number(row.tflops), 'number'],
			['As a rate, CNY', (row) => cny(row.cny_per_eflops), 'number'],
			['Whole servers', (row) => number(row.servers), 'number'],
			['They cost, CNY', (row) => cny(row.servers_cny), 'number'],
			['Rating from', (row) => row.source],
		], data.books),
	});
}

const marks = { holds: '\u2713', rounded: '\u2248', 'does not hold': '\u2717' };
const verdict = (check) => html`<span class="verdict ${check.verdict.replaceAll(' ', '-')}">${marks[check.verdict] ?? '?'}&nbsp;${check.verdict}</span>`;

function claims(data) {
	const [press, datasheet] = [data.verdicts[0], data.verdicts.at(-1)];
	return figure('claims', data, {
		title: `${press.fail} of the article's ${press.claims} results do not follow from its own figures`,
		lead: `By the datasheets' ratings ${datasheet.fail} do not. Below: how far the recomputed figure is from the stated one.`,
		description: 'Difference between recomputed and stated figure in percent, by claim. '
			+ data.claims.map((row) => `${row.claim}: ${row.checked.map((check) => percent(check.percent)).join(' and ')}.`).join(' '),
		notes: 'Holds: as stated, or over it where it says over. Rounded: comes to it when rounded to the digits stated. '
			+ 'The price of a target can be read in two ways, of all of it and of the rest to buy; both are checked.',
		numbers: table('The article\'s results, recomputed', [
			['Claim', (row) => html`${row.claim} ${sources(row.fact)}`],
			['Stated', (row) => `${row.relation} ${number(row.claimed)} ${row.unit}`, 'stated'],
			...data.books.flatMap((book, i) => [
				[`By ${bookName(book)}`, (row) => number(row.checked[i].value), 'number'],
				['Off by', (row) => `${signed(row.checked[i].percent)}\u00a0%`, 'number'],
				['Verdict', (row) => verdict(row.checked[i])],
			]),
		], data.claims),
	});
}

function tiles(data) {
	const [nation] = data.shares;
	const plan = data.plans.find((row) => row.book === data.article.book);
	const [press] = data.books;
	return html`<dl class="tiles">
${[
		['#bridge', `${plan.company} to ${eflops(plan.target_eflops)}`, billions(plan.cost_cny),
			`for ${eflops(plan.add_eflops)}, ${number(plan.systems)} servers`],
		['#price', `One EFLOPS ${data.basis}`, millions(press.cny_per_eflops), `at ${number(press.tflops)} TFLOPS a card, as the press rates it`],
		['#share', 'China\'s makers together', eflops(nation.makers_eflops), `${percent(nation.percent)} of the national total in ${data.basis}`],
		['#claims', 'Results that fail', `${data.verdicts[0].fail} of ${data.verdicts[0].claims}`, 'at the article\'s own ratings'],
	].map(([link, name, value, detail]) => html`<div><dt><a href="${link}">${name}</a></dt><dd><strong>${value}</strong> <span>${detail}</span></dd></div>
`)}</dl>`;
}

export function page(given) {
	const data = { ...given, basis: given.over_time[0].basis };
	return `<!DOCTYPE html>
` + html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>What the car makers' compute costs</title>
<style>
${new Markup(style)}
@media screen and (prefers-color-scheme: dark) {
${new Markup(darkRules)}
}
</style>
</head>
<body>
<header>
<h1>What the car makers' compute costs</h1>
<p>Figures of an article of ${day(data.article.day)} (${data.books[0].source}), recomputed in exact arithmetic. Capacity is dense ${data.basis}.</p>
${tiles(data)}
</header>
<main>
${bridge(data)}
${capacity(data)}
${price(data)}
${share(data)}
${claims(data)}
<section aria-labelledby="sources">
<h2 id="sources">Sources</h2>
<p>What the article says, in other words; the ledger refers to it by these numbers.</p>
<ol class="facts">
${data.facts.map((row) => html`<li id="${row.fact}"><b>${row.fact}</b> ${row.subject}: ${row.says}</li>
`)}</ol>
</section>
</main>
<footer><p>Made by compute_acct ${data.version} from the database of examples/ledger. 1 EFLOPS = 10<sup>18</sup> FLOP/s; 1 bn = 10<sup>9</sup>, 1 mn = 10<sup>6</sup>.</p></footer>
</body>
</html>
`;
}
