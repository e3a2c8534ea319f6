import { expect, test } from 'vitest';
import { isNhsNumber, privateThings } from '#domain/comments/privacy.ts';

const kinds = (words: string) => privateThings(words).map(({ kind }) => kind);

test.each([
	['Her number is 943 476 5919.', 'nhs-number'],
	['Ring me on 07700 900123 after five.', 'phone'],
	['The office is +44 (0)20 7946 0958.', 'phone'],
	['Write to sam.oakley@example.org please.', 'email'],
	['We live near LA1 4YW now.', 'postcode'],
	['He was born on 3 May 2014.', 'date-of-birth'],
	['DOB 03/05/2014', 'date-of-birth'],
	['Her birthday: 2014-05-03', 'date-of-birth'],
	['My son Kiran goes to Rowan Vale Primary School.', 'name-with-school'],
	['Kiran Lund left the Hillside Academy in March.', 'name-with-school']
])('%s', (words, kind) => {
	expect(kinds(words)).toEqual([kind]);
});

test('plans and figures are nothing private', () => {
	const plain = [
		'Monthly is too long when your child is not sleeping. Could it be every two weeks?',
		'By 31 March 2027 half of the 1,240 families have a plan.',
		'The plan was published on 03/05/2024.',
		'Parents at every school should hear of it. Support in school matters.',
		'Families at Rowan Vale Primary School wait too long.',
		'Reference 943 476 5918 is the number of a letter.',
		'See section 1.1 to 2.3, in A1 and A12 and b2 too.',
		'The number went from 12345678901234 to 2.'
	];
	expect(plain.flatMap(kinds)).toEqual([]);
});

test('an NHS number has a right last digit', () => {
	expect(isNhsNumber('9434765919')).toBe(true);
	expect(isNhsNumber('9434765918')).toBe(false);
	expect(isNhsNumber('1111111111')).toBe(false);
});

test('long words are looked through in no time', () => {
	const began = performance.now();
	for (const hostile of [
		'a@'.repeat(5_000),
		'A '.repeat(5_000),
		'Aa at '.repeat(1_700),
		'0 1 '.repeat(2_500),
		'born '.repeat(2_000)
	])
		privateThings(hostile);
	expect(performance.now() - began).toBeLessThan(1_500);
});
