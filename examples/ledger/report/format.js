// Numbers and days as the page writes them.

const numbers = new Map();

// With at most so many decimals, thousands grouped.
export function number(value, most = 2, least = 0) {
	const key = `${most} ${least}`;
	if (!numbers.has(key))
		numbers.set(key, new Intl.NumberFormat('en', { maximumFractionDigits: most, minimumFractionDigits: least }));
	return numbers.get(key).format(value).replace('-', '\u2212');
}

export const signed = (value, digits = 2) => (value > 0 ? '+' : '') + number(value, digits, digits);
export const percent = (value, digits = 2) => `${number(value, digits, digits)}\u00a0%`;
export const billions = (cny) => `CNY\u00a0${number(cny / 1e9, 2, 2)}\u00a0bn`;
export const millions = (cny) => `CNY\u00a0${number(cny / 1e6, 1, 1)}\u00a0mn`;
export const eflops = (value) => `${number(value)}\u00a0EFLOPS`;

const utc = (options) => new Intl.DateTimeFormat('en', { timeZone: 'UTC', ...options });
const [days, months, years] = [utc({ day: 'numeric' }), utc({ month: 'short' }), utc({ year: 'numeric' })];

export const month = (time) => `${months.format(time)}\u00a0${years.format(time)}`;

export function day(iso) {
	const time = Date.parse(iso);
	return `${days.format(time)}\u00a0${month(time)}`;
}
