// Tests of the page, as TAP: npm test.
//
// REPORT_JSON	what report.sql gives
// CHANGED_JSON	what it gives where the ledger's rows are others (test.sql)
// CHROMIUM	the browser; without one its tests are skipped

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';
import { chartNames } from './charts.js';
import { day, number } from './format.js';
import { page } from './page.js';

const read = (variable) => JSON.parse(readFileSync(process.env[variable], 'utf8'));
const data = read('REPORT_JSON');
const changed = read('CHANGED_JSON');
const html = page(data);

// What a reader sees, without tags and with plain blanks.
const textOf = (page) => page.replace(/<style>.*?<\/style>/gs, '').replace(/<[^>]+>/g, ' ').replaceAll('&nbsp;', ' ')
	.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code)).replace(/[\s\u00a0]+/g, ' ');

const leaves = (value) => (value && typeof value === 'object' ? Object.values(value).flatMap(leaves) : [value]);

// --- what it says -----------------------------------------------------------

test('the page has the figures of the article', () => {
	for (const figure of ['23,407', '2,926', '2,779,700,000', 'CNY 2.78 bn', '16.8 of 492 EFLOPS', '246 EFLOPS fp32', '3.41 %',
		'320 TFLOPS', '312 TFLOPS', 'CNY 371.1 mn', 'CNY 380.6 mn', '3 of 12'])
		assert.ok(textOf(html).includes(figure), figure);
});

test('where the rows are others, the figures are', () => {
	const text = textOf(page(changed));
	for (const old of ['23,407', '2,926', '2,779,700,000', '2.78 bn', '16.8 ', '492', '246', '3.41 %', '371.1', '380.6', '2.51', '3 of 12'])
		assert.ok(!text.includes(old), `${old} is still there`);
});

// Digits in the text outside of axes are data, in one of the page's formats.
test('no figure is typed into the page', () => {
	const known = new Set(['1', '10', '18', '9', '6']);	// the footer's units: 1 EFLOPS = 10^18 FLOP/s
	for (const value of leaves(data)) {
		if (typeof value === 'number')
			for (const unit of [1, 1e6, 1e9])
				for (const most of [0, 1, 2, 4, 5])
					for (const least of [0, most])
						known.add(number(value / unit, most, least).replace('\u2212', ''));
		else
			for (const digits of String(value).match(/\d[\d,.]*/g) ?? [])
				known.add(digits.replace(/[.,]+$/, ''));
		if (/^\d{4}-\d\d-\d\d$/.test(value))
			known.add(day(value).split('\u00a0')[0]);
	}
	const mn = data.plans.map((plan) => plan.article_says_mn).filter((value) => value !== null);
	mn.forEach((value) => known.add(number(value / 1e3, 2, 2)));
	const text = textOf(html.replace(/<svg.*?<\/svg>/gs, ''));
	const found = text.match(/(?<![A-Za-z\d.,-])\d[\d,.]*/g).map((digits) => digits.replace(/[.,]+$/, ''));
	assert.ok(found.length > 100);
	assert.deepEqual(found.filter((digits) => !known.has(digits)), []);
});

test('what is text in the data is text in the page', () => {
	const hostile = structuredClone(data);
	const sting = '<img src=x onerror="alert(1)">&amp;';
	hostile.makers[0].company = hostile.over_time[0].company = hostile.plans[0].company = sting;
	hostile.claims[0].claim = hostile.facts[0].says = hostile.books[0].source = hostile.shares[0].region = sting;
	const shown = page(hostile);
	assert.ok(!shown.includes('<img'));
	assert.ok(textOf(shown).includes(sting));
});

test('the page is one file: no scripts, and links lead into it', () => {
	assert.ok(!/<script|<link|<img|<iframe|@import|url\((?!#)/i.test(html));
	const ids = new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
	assert.equal(ids.size, html.match(/ id="/g).length, 'ids are unique');
	for (const [, target] of html.matchAll(/(?:href|aria-labelledby|aria-describedby)="#?([^"]*)"/g))
		assert.ok(ids.has(target), target);
});

test('the same data make the same page', () => assert.ok(page(data) === html));

// --- what it looks like -------------------------------------------------------

const skip = process.env.CHROMIUM ? false : 'there is no chromium';
let browser, directory, file;

before(async () => {
	if (skip)
		return;
	directory = mkdtempSync(join(tmpdir(), 'browser-'));
	file = join(directory, 'report.html');
	writeFileSync(file, html);
	browser = await puppeteer.launch({
		executablePath: process.env.CHROMIUM,
		timeout: 90000,
		userDataDir: join(directory, 'profile'),
		args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
			'--disable-component-update', '--disable-sync'],
	});
});

after(async () => {
	await browser?.close();
	if (directory)
		rmSync(directory, { recursive: true, force: true });
});

// Runs in the browser: what there is to know of each chart that is shown.
function survey() {
	const channels = (color) => color.match(/[\d.]+/g).slice(0, 3).map((c) => {
		const part = c / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	const luminance = (color) => channels(color).reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
	const contrast = (a, b) => {
		const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
		return (high + 0.05) / (low + 0.05);
	};
	const paper = getComputedStyle(document.body).backgroundColor;

	const charts = [...document.querySelectorAll('svg')].filter((svg) => svg.getBoundingClientRect().width > 0).map((svg) => {
		const frame = svg.getBoundingClientRect();
		const labels = [...svg.querySelectorAll('text')].filter((text) => text.textContent.trim() !== '').map((text) => ({
			text: text.textContent, box: text.getBoundingClientRect(), size: parseFloat(getComputedStyle(text).fontSize) * frame.width / svg.viewBox.baseVal.width,
			contrast: contrast(getComputedStyle(text).fill, paper),
		}));
		// text boxes are taller than their letters
		const apart = (a, b) => a.right <= b.left + 2 || b.right <= a.left + 2 || a.bottom <= b.top + 6 || b.bottom <= a.top + 6;
		return {
			name: svg.getAttribute('aria-labelledby').replace(/-.*/, ''),
			title: svg.querySelector('title').textContent,
			description: svg.querySelector('desc').textContent,
			marks: svg.querySelectorAll('path').length,
			clipped: labels.filter(({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1
				|| box.top < frame.top - 1 || box.bottom > frame.bottom + 1).map(({ text }) => text),
			overlapping: labels.flatMap((a, i) => labels.slice(i + 1).filter((b) => !apart(a.box, b.box)).map((b) => `${a.text} / ${b.text}`)),
			pale: labels.filter(({ contrast }) => contrast < 4.5).map(({ text, contrast }) => `${text} ${contrast}`),
			small: labels.filter(({ size }) => size < 10).map(({ text }) => text),
		};
	});
	return { charts, paper, wider: document.documentElement.scrollWidth - document.documentElement.clientWidth };
}

for (const [name, width, scheme, media] of [
	['a phone', 390, 'light', 'screen'], ['a phone in the dark', 390, 'dark', 'screen'],
	['a small phone', 340, 'light', 'screen'],
	['a wide screen', 1200, 'light', 'screen'], ['a wide screen in the dark', 1200, 'dark', 'screen'],
	['a tablet', 700, 'light', 'screen'], ['paper', 794, 'dark', 'print'],
])
	test(`on ${name} every chart is drawn, whole and legible`, { skip }, async () => {
		const tab = await browser.newPage();
		const said = [];
		tab.on('console', (message) => said.push(message.text()));
		tab.on('pageerror', (error) => said.push(error.message));
		tab.on('request', (request) => {
			if (request.url() !== pathToFileURL(file).href)
				said.push(`asks for ${request.url()}`);
		});
		await tab.setViewport({ width, height: 900 });
		const protocol = await tab.createCDPSession();	// as puppeteer sets either, and takes the other back
		await protocol.send('Emulation.setEmulatedMedia', { media, features: [{ name: 'prefers-color-scheme', value: scheme }] });
		await tab.goto(pathToFileURL(file).href, { waitUntil: 'networkidle0' });
		const seen = await tab.evaluate(survey);
		await tab.close();

		assert.deepEqual(said, []);
		assert.equal(seen.wider, 0, 'the page is not wider than the screen');
		assert.equal(seen.paper === 'rgb(255, 255, 255)', scheme === 'light' || media === 'print', 'dark where asked for, never on paper');
		assert.deepEqual(seen.charts.map((chart) => chart.name).sort(), [...chartNames].sort());
		for (const chart of seen.charts) {
			assert.ok(chart.marks > 5, `${chart.name} has marks`);
			assert.ok(chart.title.length > 20 && chart.description.length > 40, `${chart.name} has a text alternative`);
			for (const fault of ['clipped', 'overlapping', 'pale', 'small'])
				assert.deepEqual(chart[fault], [], `${chart.name}, labels that are ${fault}`);
		}
	});

test('it prints', { skip }, async () => {
	const tab = await browser.newPage();
	await tab.goto(pathToFileURL(file).href);
	const pdf = Buffer.from(await tab.pdf({ preferCSSPageSize: true }));
	await tab.close();
	assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
});
