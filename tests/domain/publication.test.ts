import fc from 'fast-check';
import { expect, test } from 'vitest';
import { currentAddress, slugOf, versionAddress } from '#domain/publication.ts';
import { publicRequest } from '#server/publication/serve-files.ts';

test.each([
	['Getting help sooner', 'getting-help-sooner'],
	['  Élan: “You” get 100% help!  ', 'elan-you-get-100-help'],
	['The council’s plan', 'the-councils-plan'],
	['', 'plan'],
	['日本', 'plan'],
	['V2', 'plan-v2'],
	['a'.repeat(100), 'a'.repeat(60)],
	[
		'one two three four five six seven eight nine ten eleven twelve',
		'one-two-three-four-five-six-seven-eight-nine-ten-eleven'
	]
])('%j becomes %s in an address', (title, slug) => {
	expect(slugOf(title)).toBe(slug);
});

/** Any characters of the first plane, halves of pairs too (fast-check's own "binary" strings take seconds to set up). */
const anyTitle = fc
	.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 90 })
	.map((codes) => String.fromCharCode(...codes));

test('whatever a plan is called, its addresses lead to it', () => {
	fc.assert(
		fc.property(anyTitle, fc.integer({ min: 1, max: 999_999 }), (title, n) => {
			const slug = slugOf(title);
			expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
			expect(slug.length).toBeLessThanOrEqual(60);
			expect(publicRequest(versionAddress('plan1', slug, n))).toEqual({ to: 'page', plan: 'plan1', n });
			expect(publicRequest(currentAddress('plan1', slug))).toEqual({ to: 'page', plan: 'plan1', n: null });
		})
	);
});
