import { expect, test } from 'vitest';
import { NewsOfOthers } from '#features/editor/news-of-others.ts';
import { isNear, type PlanPlace } from '#lib/collab/places.ts';

const at = (section: string | null, row: string | null = null): PlanPlace => ({ section, row });

function theNews({ here = (): readonly string[] => [], me = (): PlanPlace | null => null } = {}) {
	return new NewsOfOthers({
		nameOf: ({ section, row }) => row ?? `“${section}”`,
		whoIsAt: here,
		wanted: () => {
			const place = me();
			return (there) => place === null || isNear(place, there);
		}
	});
}

test('what several people did in one place is one sentence', () => {
	let here = ['Sam'];
	const news = theNews({ here: () => here });
	for (let n = 0; n < 30; n++) news.add(at('2'), [7]);
	expect(news.take()).toBe('Sam edited “2”.');
	news.add(at('2'), [7]);
	here = ['Sam', 'Ada'];
	news.add(at('2'), [8]);
	expect(news.take()).toBe('Sam and one other edited “2”.');
	here = ['Sam', 'Ada', 'Ben', 'Cora'];
	news.add(at('2'), [5, 6, 7, 8]);
	expect(news.take()).toBe('Sam and 3 others edited “2”.');
	expect(news.take()).toBe('');
});

test('whoever went on within seconds is still named; where more people were than wrote, it was somebody', () => {
	let here = ['Sam'];
	const news = theNews({ here: () => here });
	news.add(at('1'), [7]);
	here = [];
	expect(news.take()).toBe('Sam edited “1”.');
	here = ['Sam', 'Ada'];
	news.add(at('1', 'action A1'), [7]);
	expect(news.take()).toBe('Somebody edited action A1.');
	here = [];
	news.add(at('1', 'action A1'), []);
	expect(news.take()).toBe('Somebody edited action A1.');
});

test('many places are only counted', () => {
	const news = theNews({ here: () => ['Sam'] });
	for (const section of ['1', '2', '3', '4']) news.add(at(section), [7]);
	expect(news.take()).toBe('Sam edited 4 places.');
});

test('near is the row my caret is in, or else the section; asked when it is said', () => {
	let me = at('1');
	const news = theNews({ me: () => me });
	news.add(at('1', 'row-1'), [7]);
	news.add(at('2'), [8]);
	expect(news.take()).toBe('Somebody edited row-1.');
	news.add(at('1'), [7]);
	news.add(at('1', 'row-1'), [8]);
	me = at('1', 'row-1');
	expect(news.take()).toBe('Somebody edited row-1.');
	news.add(at('2'), [7]);
	expect(news.take()).toBe('');
});
