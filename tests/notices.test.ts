import { expect, test } from 'vitest';
import { shippedPackages } from '../scripts/shipped-packages.ts';
import { filesIn, root, textOf } from './source-files.ts';

test('every package we ship is named with its licence in static/notices.txt (npm run notices)', () => {
	const notices = textOf('static/notices.txt');
	const missing = shippedPackages(root).filter(
		({ name, version }) => !notices.includes(`${name} ${version} (`)
	);
	expect(missing.map(({ name, version }) => `${name} ${version}`)).toEqual([]);
});

test('no package we ship asks more of those who use Withus than to be named', () => {
	const free =
		/^\(?(MIT|MIT-0|ISC|BSD|0BSD|Apache-2\.0|BlueOak|Zlib|Unlicense|CC0|PostgreSQL|OFL|Python-2\.0|see its text)/;
	/** Read by us: letterings that may be used, changed, embedded and passed on with other software. */
	const read = ['dejavu-fonts-ttf'];
	expect(
		shippedPackages(root)
			.filter(({ name, licence }) => !free.test(licence) && !read.includes(name))
			.map(({ name, licence }) => `${name}: ${licence}`)
	).toEqual([]);
});

test('the drawings we ship are named with who made them, what was changed and their licence', () => {
	const notices = textOf('static/notices.txt');
	for (const file of filesIn(['static/symbols'], ['set.json'])) {
		const set = JSON.parse(textOf(file)) as Record<'name' | 'version' | 'by' | 'licence' | 'changed', string>;
		expect(notices).toContain(`${set.name} ${set.version} (${set.licence})`);
		for (const part of [set.by, set.changed, 'Attribution-ShareAlike 4.0 International'])
			expect(notices).toContain(part);
	}
});
