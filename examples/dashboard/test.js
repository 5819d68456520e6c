// Tests of the built dashboard, as TAP: node --test --test-reporter=tap test.js
//
// CHROMIUM	the browser

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import puppeteer from 'puppeteer-core';

const dist = new URL('dist', import.meta.url).pathname;
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };
let server, origin, browser, profile;

before(async () => {
	server = createServer(async (request, response) => {
		const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
		if (path === '/favicon.ico') {
			response.writeHead(204).end();
			return;
		}
		try {
			const body = await readFile(join(dist, path === '/' ? 'index.html' : path));
			response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/html' }).end(body);
		} catch {
			response.writeHead(404).end();
		}
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	origin = `http://127.0.0.1:${server.address().port}/`;
	profile = mkdtempSync(join(tmpdir(), 'browser-'));
	browser = await puppeteer.launch({
		executablePath: process.env.CHROMIUM,
		timeout: 90000,
		userDataDir: profile,
		args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
			'--disable-component-update', '--disable-sync'],
	});
});

after(async () => {
	await browser?.close();
	server.close();
	rmSync(profile, { recursive: true, force: true });
});

// Opens the dashboard; "said" collects what should not be.
async function open(width, scheme) {
	const tab = await browser.newPage();
	const said = [];
	tab.on('console', (message) => said.push(message.text()));
	tab.on('pageerror', (error) => said.push(error.message));
	tab.on('request', (request) => {
		if (!request.url().startsWith(origin) && !request.url().startsWith('data:'))
			said.push(`asks for ${request.url()}`);
	});
	await tab.setViewport({ width, height: 900 });
	await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
	await tab.goto(origin, { waitUntil: 'networkidle0' });
	await tab.waitForFunction(() => document.querySelectorAll('.card figure svg').length === 3);
	return { tab, said };
}

// Waits for a card's text, and fails with what is there instead.
async function shows(tab, text) {
	const find = (text) => [...document.querySelectorAll('.card')].some((card) => card.textContent.replace(/\s+/g, ' ').includes(text));
	await tab.waitForFunction(find, { timeout: 20000 }, text).catch(async () =>
		assert.fail(`no "${text}" in: ${await tab.evaluate(() => document.querySelector('main').innerText)}`));
}

for (const [width, scheme] of [[390, 'light'], [390, 'dark'], [1200, 'light'], [1200, 'dark']])
	test(`at ${width} pixels, ${scheme}, every chart is drawn`, async () => {
		const { tab, said } = await open(width, scheme);
		const marks = await tab.$$eval('.card figure svg', (all) => all.map((svg) => svg.querySelectorAll('path, rect, circle').length));
		const errors = await tab.$$eval('.observablehq--error', (all) => all.map((error) => error.textContent));
		await tab.close();
		assert.deepEqual(said, []);
		assert.deepEqual(errors, []);
		assert.ok(marks.length === 3 && marks.every((count) => count >= 4), String(marks));
	});

test('the figures are those of the ledger', async () => {
	const { tab } = await open(1200, 'light');
	for (const text of ['CNY 3.75 bn', 'for 10.1 EFLOPS fp16, 3,946 servers', 'CNY 371.09 mn', 'at 320 TFLOPS', '16.8 EFLOPS fp16', '2,779,700,000'])
		await shows(tab, text);
	await tab.close();
});

test('another rating book gives other figures, another region another chart', async () => {
	const { tab, said } = await open(1200, 'light');
	await tab.evaluate(() => [...document.querySelectorAll('label')].find((label) => label.textContent === 'datasheet').querySelector('input').click());
	for (const text of ['CNY 3.84 bn', 'CNY 380.61 mn', 'at 312 TFLOPS', '2,850,950,000', 'by the book datasheet'])
		await shows(tab, text);
	await tab.evaluate(() => {
		const select = document.querySelector('select');
		select.selectedIndex = [...select.options].findIndex((option) => option.textContent === 'United States');
		select.dispatchEvent(new Event('input', { bubbles: true }));
	});
	await shows(tab, 'In place, United States');
	await shows(tab, '67.5 EFLOPS fp16');
	await tab.close();
	assert.deepEqual(said, []);
});

test('capacities on two bases are in panels of their own', async () => {
	const { tab } = await open(1200, 'light');
	const panels = await tab.$$eval('#total [aria-label="fy-axis tick label"] text', (all) => all.map((text) => text.textContent));
	await tab.close();
	assert.deepEqual(panels.sort(), ['fp16', 'fp32']);
});
