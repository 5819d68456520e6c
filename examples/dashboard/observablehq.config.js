export default {
	title: 'Compute of car makers',
	root: 'src',
	theme: 'dashboard',
	globalStylesheets: [],		// the default is a font of Google's
	pages: [],
	sidebar: false,
	toc: false,
	pager: false,
	footer: 'compute_acct, examples/dashboard',
};
