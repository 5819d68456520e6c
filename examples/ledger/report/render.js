// Makes the page of the data: render.js < report.json > report.html

import { readFileSync, writeFileSync } from 'node:fs';
import { page } from './page.js';

writeFileSync(1, page(JSON.parse(readFileSync(0, 'utf8'))));
