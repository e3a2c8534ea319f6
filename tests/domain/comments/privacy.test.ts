import { expect, test } from 'vitest';
import { isNhsNumber, privateThings } from '#domain/comments/privacy.ts';

const kinds = (words: string) => privateThings(words).map(({ kind }) => kind);

test.each([
	['Her number is 943 476 5919.', 'nhs-number'],
	['NHS 943-476-5919', 'nhs-number'],
	['NHS number:9434765919', 'nhs-number'],
	['Ring me on 07700 900123 after five.', 'phone'],
	['Ring me on 07700900123.', 'phone'],
	['The office is +44 (0)20 7946 0958.', 'phone'],
	['(01632) 960 983 is our house', 'phone'],
	['Text +447700900123', 'phone'],
	['Write to sam.oakley@example.org please.', 'email'],
	['sam+school@mail.example.co.uk', 'email'],
	['We live near LA1 4YW now.', 'postcode'],
	['it is sw1a 1aa', 'postcode'],
	['M11AE', 'postcode'],
	['He was born on 3 May 2014.', 'date-of-birth'],
	['Born the 3rd of May, 2014', 'date-of-birth'],
	['DOB 03/05/2014', 'date-of-birth'],
	['d.o.b: 3.5.14', 'date-of-birth'],
	['Date of birth is 03-05-2014.', 'date-of-birth'],
	['Her birthday: 2014-05-03', 'date-of-birth'],
	['3 May 2014 is her birthday', 'date-of-birth'],
	['My son Kiran goes to Rowan Vale Primary School.', 'name-with-school'],
	['Kiran, who goes to Rowan Vale Primary, cannot sleep.', 'name-with-school'],
	['Kiran, 7, goes to Rowan Vale Primary.', 'name-with-school'],
	['Asha is at St. Mary’s C of E Primary School', 'name-with-school'],
	['Asha started at Little Acorns Nursery.', 'name-with-school'],
	['Kiran Lund left the Hillside Academy in March.', 'name-with-school'],
	['Asha O’Dell at Hillside College', 'name-with-school']
])('%s', (words, kind) => {
	expect(kinds(words)).toEqual([kind]);
});

test.each([
	'Monthly is too long when your child is not sleeping. Could it be every two weeks?',
	'By 31 March 2027 half of the 1,240 families have a plan.',
	'The plan was published on 03/05/2024.',
	'We meet on 5 March 2026.',
	'5 March 2026',
	'From 03-05-2026 12 families meet.',
	'On 01 02 2026 10 people came.',
	'Parents at every school should hear of it. Support in school matters.',
	'Families at Rowan Vale Primary School wait too long.',
	'On Monday at Rowan Vale Primary School we listened.',
	'In March at Hillside College nobody came.',
	'Attendance at Rowan Vale Primary School went up.',
	'Kiran goes to school by bus.',
	'The school nurse goes to every primary.',
	'Rowan Vale Primary School has a quiet room.',
	'Reference 943 476 5918 is the number of a letter.',
	'See section 1.1 to 2.3, in A1 and A12 and b2 too.',
	'P1 1st, P2 2nd and N3 3rd',
	'Row B2 4 of 12',
	'Between 2024-2025 and 2026-2027 it was 0.75 and 0.5.',
	'£1,250,000 in 2026, 0.4% more than in 2025',
	'The number went from 12345678901234 to 2.',
	'Say it @ the meeting, or on example.org.',
	'The Rowan Vale plan was written by 60 people.'
])('nothing private: %s', (words) => {
	expect(kinds(words)).toEqual([]);
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
