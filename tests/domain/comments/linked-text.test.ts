import { expect, test } from 'vitest';
import { linkedText } from '#domain/comments/linked-text.ts';

const links = (words: string) => linkedText(words).flatMap(({ href }) => href ?? []);

test('an address in a sentence can be followed, and the full stop is not part of it', () => {
	expect(links('Look at https://example.org/a?b=1, please.')).toEqual(['https://example.org/a?b=1']);
});

test.each([
	'javascript:alert(1)',
	'<a href="javascript:alert(1)">x</a>',
	'data:text/html,<script>alert(1)</script>',
	'java\tscript:alert(1)',
	'https://example.org@evil.example/',
	'vbscript:x http://',
	'<img src=x onerror=alert(1)>'
])('%s leads nowhere', (words) => {
	expect(links(words)).toEqual([]);
});

test('the pieces are exactly the words', () => {
	const words = 'a https://x.example/<b> c\nhttp://y.example. "https://z.example"';
	expect(
		linkedText(words)
			.map(({ text }) => text)
			.join('')
	).toBe(words);
});
