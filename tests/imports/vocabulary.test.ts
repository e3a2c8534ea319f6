// Headings as councils, health bodies and schools print them, and what each of them names.
import { expect, test } from 'vitest';
import {
	calloutNamed,
	columnNamed,
	endOfMonth,
	isPeriod,
	namesTerm,
	plainDate
} from '#document/foreign/vocabulary.ts';

const columns = {
	accountable: [
		'Lead officer',
		'Who leads',
		'Who is leading?',
		'Responsible officer',
		'SRO',
		'By whom',
		'Who will do it?'
	],
	who: [
		'Partners',
		'Supported by',
		'With',
		'Others involved',
		'Who will help?',
		'Delivery partners',
		'Working with'
	],
	what: [
		'What we will do',
		'Our promise',
		'We will',
		'What needs to happen',
		'Key actions',
		'Next steps',
		'Our response'
	],
	timescale: [
		'By when',
		'When',
		'By',
		'Target date',
		'Deadline',
		'When will it be done?',
		'Timeframe',
		'End date'
	],
	impact: [
		'How will we know?',
		'How we will know it has worked',
		'Success criteria',
		'KPIs',
		'Evidence of impact'
	],
	linked: ['Area for improvement', 'Relates to', 'AFI', 'Which priority?'],
	other: ['RAG', 'Progress to date', 'You said', 'What you told us', 'Baseline', 'Issue', 'Current position'],
	m3: ['3 months', 'By month 3', 'After three months'],
	m12: ['12 months', 'Within a year']
};

test.each(Object.entries(columns))('headings of many places name the column %s', (column, headings) => {
	expect(headings.map((heading) => [heading, columnNamed(heading)])).toEqual(
		headings.map((heading) => [heading, column])
	);
});

test('context blocks are known by many headings, and ordinary lines are none', () => {
	const kinds = [
		['inspectors', 'The inspection found that:'],
		['inspectors', 'Findings from the inspection'],
		['families', 'The voice of parents, carers and young people'],
		['families', 'What you told us'],
		['impact', 'The difference we expect to see by spring 2028'],
		['impact', 'What success looks like'],
		[null, 'Why is this a priority?'],
		[null, 'How we check progress']
	];
	expect(kinds.map(([, heading]) => [calloutNamed(heading ?? ''), heading])).toEqual(kinds);
});

test('a plain day is a due date, and anything less certain is none', () => {
	const days = [
		['By Friday 27 November 2026', '2026-11-27'],
		['on the 3rd June 2026', '2026-06-03'],
		['Mon 4 May 2026', '2026-05-04'],
		['1 Dec 2026', '2026-12-01'],
		['31/07/2027', '2027-07-31'],
		['31 February 2027', null],
		['Sunny 3 May 2026', null],
		['September 2026', null],
		['before 1 May 2026', null],
		['Quarter 2 2026/27', null]
	] as const;
	expect(days.map(([text]) => [text, plainDate(text)])).toEqual(days);
});

test('the end of a month is its last day, in a leap year too', () => {
	const ends = [
		['end of May 2026', '2026-05-31'],
		['By the end of Feb 2028.', '2028-02-29'],
		['at end of December, 2026', '2026-12-31'],
		['end of term 2026', null],
		['the end of May', null],
		['by May 2026', null]
	] as const;
	expect(ends.map(([text]) => [text, endOfMonth(text)])).toEqual(ends);
});

test('a part of the school year is known, and a timescale is none', () => {
	const headings = ['Autumn term', 'Spring 2027', 'by Summer term 2026/27', 'Terms', 'Autumn leaves'];
	expect(headings.map(namesTerm)).toEqual([true, true, true, false, false]);
});

test('a line that is only a period is known, and a version is none', () => {
	const lines = [
		['2026–2029', true],
		['April 2026 – March 2027', true],
		['January to June 2026', true],
		['v1.2 May 2026', false]
	] as const;
	expect(lines.map(([line]) => [line, isPeriod(line)])).toEqual(lines);
});
