// The charts, each an SVG for a wide page and one for a narrow one.
//
// They are drawn in the colours of the light page.  The page's style sheet
// maps each of those to its counterpart in the dark (see darkRules), so one
// drawing serves both, and an SVG that is copied out of the page still has
// its colours.

import * as echarts from 'echarts';
import { billions, day, eflops, millions, month, number, percent } from './format.js';

// Okabe and Ito's palette, darkened until text in it has a contrast of 4.5 to
// 1 on white.  Hues are companies; all else is told apart by shade and shape.
const colours = {
	ink: { light: '#1c2530', dark: '#eef2f6' },
	muted: { light: '#55606e', dark: '#a9b4c0' },
	line: { light: '#d5dbe2', dark: '#3a4653' },
	paper: { light: '#fffffe', dark: '#151b22' },
	pale: { light: '#b9c6d4', dark: '#4b5d70' },
	blue: { light: '#0067a6', dark: '#6cb8f0' },
	orange: { light: '#b84a00', dark: '#f2a154' },
	green: { light: '#007553', dark: '#4cc9a0' },
	purple: { light: '#97457a', dark: '#e39ac8' },
};
const { ink, muted, line, paper, pale, blue, orange, green, purple } = Object.fromEntries(
	Object.entries(colours).map(([name, { light }]) => [name, light]));

export const darkRules = Object.values(colours).map(({ light, dark }) =>
	`.chart [fill="${light}"] { fill: ${dark}; } .chart [stroke="${light}"] { stroke: ${dark}; }`).join('\n');

const WIDE = 860;
const NARROW = 350;

// A company has one colour in all charts.
function companyColours(data) {
	const palette = [blue, orange, green, purple];
	return new Map(data.makers.map(({ company }, i) => [company, palette[i % palette.length]]));
}

const text = (color = ink, fontSize = 13) => ({ color, fontSize });
const bold = (color = ink, fontSize = 13) => ({ ...text(color, fontSize), fontWeight: 600 });

// For text that a line may cross.
const halo = (color) => ({ ...bold(color), textBorderColor: paper, textBorderWidth: 3 });

const valueAxis = (options = {}) => ({
	type: 'value',
	axisLine: { show: false },
	axisTick: { show: false },
	axisLabel: text(muted, 12),
	splitLine: { lineStyle: { color: line } },
	...options,
});

// Names of bars, in two lines: what it is, and how much.
const nameAxis = (names, options = {}) => ({
	type: 'category',
	data: names.map((_, i) => String(i)),
	inverse: true,
	axisLine: { show: false },
	axisTick: { show: false },
	axisLabel: {
		formatter: (i) => names[i].map((part, row) => `{row${row}|${part}}`).join('\n'),
		rich: { row0: { ...bold(), lineHeight: 18 }, row1: { ...text(muted, 12), lineHeight: 16 } },
	},
	...options,
});

const barLabel = (label, options = {}) => ({ show: true, position: 'right', distance: 8, formatter: label, ...bold(), ...options });

// A dashed line at a value, named at its upper end (axes of names run downwards).
const reference = (value, name) => ({
	silent: true,
	symbol: 'none',
	lineStyle: { color: ink, type: [4, 3], width: 1.5 },
	label: { formatter: name, position: 'start', ...text(ink, 12) },
	data: [{ xAxis: value }],
});

// --- capacity over time -------------------------------------------------------

const time = (iso) => Date.parse(iso);

// The first days of quarters, or of half years.
function periods(first, last, months) {
	const found = [];
	for (let year = new Date(first).getUTCFullYear(), m = 0; ; m += months) {
		const start = Date.UTC(year, m);
		if (start > last)
			return found;
		if (start >= first)
			found.push(start);
	}
}

function capacity(data, narrow) {
	const rows = data.over_time.filter((row) => row.day);
	const regions = [...new Set(rows.map((row) => row.region))];
	const ofCompany = companyColours(data);
	const times = rows.map((row) => time(row.day));
	const span = Math.max(...times) - Math.min(...times);
	const first = Math.min(...times) - span * (narrow ? 0.22 : 0.07);
	const last = Math.max(...times) + span * 0.02;
	const ticks = periods(first, last, narrow ? 6 : 3);
	const panel = (i) => ({ top: 36 + i * 332, height: i === 0 ? 250 : 130, left: narrow ? 30 : 36, right: 14 });
	const series = [];

	for (const company of new Set(rows.map((row) => row.company))) {
		const own = rows.filter((row) => row.company === company);
		const known = own.filter((row) => row.kind !== 'target');
		const targets = own.filter((row) => row.kind === 'target');
		const axis = regions.indexOf(own[0].region);
		const color = ofCompany.get(company) ?? ink;
		const common = { type: 'line', xAxisIndex: axis, yAxisIndex: axis, animation: false, itemStyle: { color } };
		series.push({
			...common,
			symbol: 'circle',
			symbolSize: 9,
			lineStyle: { color, width: 2.5 },
			data: known.map((row, i) => {
				const end = i === known.length - 1;
				const rises = end && targets.length > 0;
				const alone = known.length === 1;
				return {
					value: [time(row.day), row.eflops],
					label: {
						show: true,
						formatter: end ? `${company} ${number(row.eflops)}` : number(row.eflops),
						position: !end ? 'left' : rises || alone ? 'right' : 'top',
						offset: rises ? [0, 7] : end && !alone ? [-14, 0] : [0, 0],
						...halo(color),
					},
				};
			}),
		});
		if (targets.length > 0)
			series.push({
				...common,
				symbol: (_, { dataIndex }) => (dataIndex < known.slice(-1).length ? 'none' : 'circle'),
				symbolSize: 10,
				itemStyle: { color: paper, borderColor: color, borderWidth: 2 },
				lineStyle: { color, width: 2, type: [5, 4] },
				data: [...known.slice(-1), ...targets].map((row) => ({
					value: [time(row.day), row.eflops],
					label: {
						show: row.kind === 'target',
						formatter: `${company} target ${number(row.eflops)}`,
						position: time(row.day) > last - span / 2 ? 'left' : 'right',
						distance: 9,
						...halo(color),
					},
				})),
			});
	}
	return {
		height: panel(regions.length - 1).top + panel(regions.length - 1).height + 28,
		option: {
			useUTC: true,
			title: regions.map((region, i) => ({
				text: `${region}: EFLOPS ${data.basis}`,
				top: panel(i).top - 34,
				left: 0,
				padding: 0,
				textStyle: bold(),
			})),
			grid: regions.map((_, i) => panel(i)),
			xAxis: regions.map((_, i) => ({
				type: 'time',
				gridIndex: i,
				min: first,
				max: last,
				axisLine: { lineStyle: { color: muted } },
				axisTick: { customValues: ticks, lineStyle: { color: muted } },
				axisLabel: { customValues: ticks, formatter: month, hideOverlap: true, ...text(muted, 12) },
				splitLine: { show: false },
			})),
			yAxis: regions.map((_, i) => valueAxis({ gridIndex: i, splitNumber: i === 0 ? 5 : 2, min: 0 })),
			series,
		},
	};
}

// --- from today's capacity to the target --------------------------------------

// A bridge for each company: what is there, what comes on top, where that leads.
function bridge(data, narrow) {
	const plans = data.plans.filter((plan) => plan.book === data.article.book);
	const ofCompany = companyColours(data);
	const left = narrow ? 84 : 110;
	const highest = Math.max(...plans.map((plan) => plan.total_cny / 1e9));
	const top = (i) => 62 + i * 226;
	const series = plans.flatMap((plan, i) => {
		const [now, total] = [plan.worth_now_cny / 1e9, plan.total_cny / 1e9];
		const axes = { type: 'bar', stack: `bridge${i}`, xAxisIndex: i, yAxisIndex: i, animation: false, barWidth: 26 };
		const claimed = plan.article_says_mn / 1e3;
		const color = ofCompany.get(plan.company) ?? ink;
		return [
			{ ...axes, silent: true, itemStyle: { color: 'none' }, data: [0, now, 0] },
			{
				...axes,
				data: [
					{ value: now, itemStyle: { color: pale }, label: barLabel(billions(plan.worth_now_cny)) },
					{ value: plan.cost_cny / 1e9, itemStyle: { color }, label: barLabel(`+ ${billions(plan.cost_cny)}`, { color }) },
					{ value: total, itemStyle: { color: muted }, label: barLabel(billions(plan.total_cny)) },
				],
				markLine: plan.article_says_mn === null ? undefined
					: reference(claimed, `the article: ${billions(plan.article_says_mn * 1e6)}`),
			},
		];
	});
	return {
		height: top(plans.length - 1) + 150 + 6,
		option: {
			title: plans.map((plan, i) => ({
				text: plan.by_date ? `${plan.company}, until ${day(plan.by_date)}` : plan.company,
				top: top(i) - 50,
				left: 0,
				padding: 0,
				textStyle: bold(),
			})),
			grid: plans.map((_, i) => ({ top: top(i), height: 150, left, right: 10 })),
			xAxis: plans.map((_, i) => valueAxis({ gridIndex: i, min: 0, max: highest * (narrow ? 1.8 : 1.2), show: false })),
			yAxis: plans.map((plan, i) => nameAxis([
				['In place', eflops(plan.now_eflops)],
				['To buy', eflops(plan.add_eflops)],
				['Target', eflops(plan.target_eflops)],
			], { gridIndex: i, axisLine: { show: true, lineStyle: { color: muted } } })),
			series,
		},
	};
}

// --- shares -------------------------------------------------------------------

function share(data, narrow) {
	const ofCompany = companyColours(data);
	const left = narrow ? 102 : 110;
	const high = 44 * data.shares.length;
	const below = high + 90;
	const widest = data.makers[0].eflops;
	return {
		height: below + 38 * data.makers.length + 4,
		option: {
			title: [['The makers in the whole', 2], ['Who they are', below - 40]].map(([name, top]) => ({
				text: name, top, left: 0, padding: 0, textStyle: bold(),
			})),
			grid: [
				{ top: 28, height: high, left, right: 4 },
				{ top: below - 14, height: 38 * data.makers.length, left, right: 4 },
			],
			xAxis: [
				valueAxis({ gridIndex: 0, min: 0, max: 100, show: false }),
				valueAxis({ gridIndex: 1, min: 0, max: widest * (narrow ? 2.7 : 1.5), show: false }),
			],
			yAxis: [
				nameAxis(data.shares.map((row) => [row.region, eflops(row.fp16_eflops)]), { gridIndex: 0 }),
				nameAxis(data.makers.map((row) => [row.company]), { gridIndex: 1 }),
			],
			series: [
				{
					type: 'bar', animation: false, barWidth: 26, itemStyle: { color: pale }, barGap: '-100%',
					silent: true, data: data.shares.map(() => 100),
				},
				{
					type: 'bar', animation: false, barWidth: 26, itemStyle: { color: ink }, z: 3,
					data: data.shares.map((row) => ({ value: row.percent, label: barLabel(percent(row.percent)) })),
				},
				{
					type: 'bar', animation: false, barWidth: 20, xAxisIndex: 1, yAxisIndex: 1,
					data: data.makers.map((row) => ({
						value: row.eflops,
						itemStyle: { color: ofCompany.get(row.company) },
						label: barLabel(`${eflops(row.eflops)}, ${percent(row.percent)}`),
					})),
				},
			],
		},
	};
}

// --- the price of an EFLOPS -----------------------------------------------------

function price(data, narrow) {
	const highest = Math.max(...data.books.map((row) => row.cny_per_eflops / 1e6));
	return {
		height: 40 + 58 * data.books.length,
		option: {
			grid: { top: 32, bottom: 4, left: narrow ? 90 : 110, right: 4 },
			xAxis: valueAxis({ min: 0, max: highest * (narrow ? 1.75 : 1.2), show: false }),
			yAxis: nameAxis(data.books.map((row) => [row.press ? 'Press' : 'Datasheet', `${number(row.tflops)}\u00a0TFLOPS`]),
				{ axisLine: { show: true, lineStyle: { color: muted } } }),
			series: [{
				type: 'bar',
				animation: false,
				barWidth: 28,
				data: data.books.map((row) => ({
					value: row.cny_per_eflops / 1e6,
					itemStyle: { color: row.press ? muted : pale },
					label: barLabel(millions(row.cny_per_eflops)),
				})),
				markLine: reference(data.price_claim.cny / 1e6,
					`the article: ${data.price_claim.relation} CNY\u00a0${number(data.price_claim.cny / 1e6)}\u00a0mn`),
			}],
		},
	};
}

// --- the claims ---------------------------------------------------------------

function claims(data, narrow) {
	const spread = data.claims.flatMap((row) => row.checked.map((check) => check.percent));
	const step = 5;
	return {
		height: 66 + 26 * data.claims.length,
		option: {
			legend: {
				top: 2, left: 0, padding: 0, itemGap: 18, itemWidth: 11, itemHeight: 11, selectedMode: false, textStyle: text(),
				data: data.books.map((row) => row.press ? 'press rating' : 'datasheet rating'),
			},
			grid: { top: 34, bottom: 26, left: narrow ? 152 : 190, right: 16 },
			xAxis: valueAxis({
				min: Math.floor(Math.min(...spread) / step - 0.7) * step,
				max: Math.ceil(Math.max(...spread) / step) * step,
				interval: narrow ? 2 * step : step,
				axisLabel: { ...text(muted, 12), formatter: (value) => `${value > 0 ? '+' : ''}${number(value)}\u00a0%` },
			}),
			yAxis: {
				type: 'category', inverse: true, data: data.claims.map((row) => row.claim),
				axisLine: { show: true, lineStyle: { color: ink, width: 1.5 }, onZero: true },
				axisTick: { show: false },
				axisLabel: { ...text(ink, 12) },
				splitLine: { show: true, lineStyle: { color: line } },
			},
			series: data.books.map((book, i) => ({
				name: book.press ? 'press rating' : 'datasheet rating',
				type: 'scatter',
				animation: false,
				symbol: book.press ? 'circle' : 'diamond',
				symbolSize: book.press ? 9 : 14,
				z: book.press ? 4 : 3,
				itemStyle: { color: book.press ? ink : paper, borderColor: ink, borderWidth: book.press ? 0 : 1.5, opacity: 1 },
				data: data.claims.map((row) => {
					const own = row.checked[i].percent;
					const right = row.checked.every((check) => own >= check.percent);
					return {
						value: [own, row.claim],
						label: {
							show: Math.abs(own) > step && (right || !narrow),
							formatter: (narrow ? row.checked.map((check) => check.percent) : [own]).map((value) => percent(value, 1)).join(', '),
							position: right ? 'right' : 'left', ...bold(ink, 12),
						},
					};
				}),
			})),
		},
	};
}

// ------------------------------------------------------------------------------

const charts = { capacity, bridge, share, price, claims };

const escape = (string) => string.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

function draw(name, data, narrow, title, description) {
	const width = narrow ? NARROW : WIDE;
	const { height, option } = charts[name](data, narrow);
	const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
	chart.setOption({ animation: false, textStyle: { fontFamily: 'system-ui, sans-serif' }, ...option });
	const svg = chart.renderToSVGString();
	chart.dispose();

	const id = `${name}-${narrow ? 'narrow' : 'wide'}`;
	const start = `<svg class="chart ${narrow ? 'narrow' : 'wide'}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"`
		+ ` role="img" aria-labelledby="${id}-title" aria-describedby="${id}-desc">`
		+ `<title id="${id}-title">${escape(title)}</title><desc id="${id}-desc">${escape(description)}</desc>`;
	// The library numbers its names by drawing; they are to be unique in the
	// page and the same each time.  Its styles are for a mouse over a live chart.
	return svg.replace(/^<svg[^>]*>/, start).replace(/<style.*?<\/style>/s, '')
		.replace(/ (?:class="zr\d+-cls-\d+"|pointer-events="visible")/g, '').replace(/zr\d+-/g, `${id}-`);
}

export const chartNames = Object.keys(charts);

export const chart = (name, data, title, description) =>
	draw(name, data, false, title, description) + draw(name, data, true, title, description);
