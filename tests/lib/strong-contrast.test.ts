// Strong contrast is the same whether somebody chose it here or their device asks for it. CSS has no way to say both at once.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const css = readFileSync(path.resolve(import.meta.dirname, '../../src/app.css'), 'utf8');

/** What stands between the braces after these words, line by line. */
const tokensAfter = (opening: string): string[] =>
	css
		.slice(css.indexOf(opening) + opening.length)
		.split('}')[0]!
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line.startsWith('--'));

test('strong contrast has the same colours, chosen or asked for by the device', () => {
	const chosen = tokensAfter("[data-contrast='high'] {");
	expect(chosen.length).toBeGreaterThan(10);
	expect(tokensAfter(':root:not([data-contrast]) {')).toEqual(chosen);
});
