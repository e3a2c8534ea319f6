import { expect, test } from 'vitest';
import {
	displayAttributes,
	displayChoices,
	displayFrom,
	readDisplay,
	writeDisplay
} from '#lib/device/choices.ts';

const first = displayFrom(() => null);

test('who has chosen nothing gets the first answer of each, and no cookie', () => {
	expect(first).toEqual(
		Object.fromEntries(Object.entries(displayChoices).map(([name, [answer]]) => [name, answer]))
	);
	expect(writeDisplay(first)).toBe('');
	expect(displayAttributes(first)).toEqual([]);
	expect(readDisplay(undefined)).toEqual(first);
});

test('every answer of every choice comes back from the cookie as it was chosen', () => {
	for (const [name, answers] of Object.entries(displayChoices))
		for (const answer of answers) {
			const chosen = { ...first, [name]: answer };
			expect(readDisplay(writeDisplay(chosen))).toEqual(chosen);
		}
});

test('a made-up cookie chooses nothing and brings no mark-up into the page', () => {
	for (const cookie of [
		'theme="><script>',
		'theme=dark%22x',
		'contrast=High',
		'&&&=;',
		'__proto__=yes',
		'%',
		'quiet=no'
	])
		expect(displayAttributes(readDisplay(cookie))).toEqual([]);
	expect(displayAttributes(readDisplay('theme=dark&size=larger&nonsense=1'))).toEqual([
		['data-theme', 'dark'],
		['data-size', 'larger']
	]);
});
