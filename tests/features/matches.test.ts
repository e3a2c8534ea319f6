import { describe, expect, test } from 'vitest';
import { fold, matches, sought } from '#features/finding/matches.ts';

const found = (text: string, query: string) =>
	matches(fold(text), sought(query)).map(({ from, to }) => text.slice(from, to));

describe('finding words in a text', () => {
	test('every place, whatever the case', () => {
		expect(found('School, the school, SCHOOLS', 'school')).toEqual(['School', 'school', 'SCHOOL']);
		expect(found('aaaa', 'aa')).toEqual(['aa', 'aa']);
		expect(found('school', 'schools')).toEqual([]);
	});

	test('nothing is found for nothing', () => {
		expect(found('school', '')).toEqual([]);
		expect(found('a b', '   ')).toEqual([]);
	});

	test('accents do not matter, and the places stay those of the text', () => {
		expect(found('A café, a CAFE\u0301 and a cafe', 'café')).toEqual(['café', 'CAFE\u0301', 'cafe']);
		expect(found('é e\u0301 e', 'e')).toEqual(['é', 'e\u0301', 'e']);
		expect(found('Siân İzmir Łódź', 'sian')).toEqual(['Siân']);
		expect(found('😀é😀 then', 'then')).toEqual(['then']);
		expect(found('before 😀 after', '😀')).toEqual(['😀']);
	});

	test('one kind of quotation mark, dash and blank', () => {
		expect(found('the child’s “plan”', `child's "plan"`)).toEqual(['child’s “plan”']);
		expect(found('2025–2028 and 2025-2028', '2025-2028')).toEqual(['2025–2028', '2025-2028']);
		expect(found('a\u00a0call within\n5 days', 'a call within 5')).toEqual(['a\u00a0call within\n5']);
		expect(found('co\u00adproduction', 'coproduction')).toEqual(['co\u00adproduction']);
		expect(found('help', '  help ')).toEqual(['help']);
	});

	test('never half a character', () => {
		expect(found('한국', 'ㅎ')).toEqual([]);
		expect(found('한국', '하')).toEqual(['한']);
	});

	test('not more than asked for', () => {
		expect(matches(fold('e'.repeat(5_000)), 'e', 100)).toHaveLength(100);
	});
});
