import { expect, test } from 'vitest';
import { isAllowedLink } from '#document/schema.ts';
import { asAddress } from '#features/editor/link-address.ts';

test.each([
	['example.org/help', 'https://example.org/help'],
	['http://example.org', 'http://example.org'],
	['help@example.org', 'mailto:help@example.org'],
	['01905 000 000', 'tel:01905000000']
])('%s becomes %s', (typed, address) => {
	expect(asAddress(typed)).toBe(address);
	expect(isAllowedLink(address)).toBe(true);
});

test('an address that runs code stays what it is, and is not allowed', () => {
	expect(isAllowedLink(asAddress('javascript:alert(1)'))).toBe(false);
});
