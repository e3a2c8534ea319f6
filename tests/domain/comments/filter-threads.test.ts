import { describe, expect, test } from 'vitest';
import {
	everyOpen,
	filterThreads,
	openBySection,
	readFilter,
	type Filtered
} from '#domain/comments/filter-threads.ts';

type Thread = Parameters<typeof openBySection>[0][number];
const plain: Thread = {
	resolved: false,
	mine: false,
	callsMe: false,
	toJudge: 0,
	hidden: false,
	anchorState: 'anchored',
	section: null,
	groups: ['professional'],
	round: null
};
const threads = {
	plain,
	settled: { ...plain, resolved: true },
	mine: { ...plain, mine: true, section: 'first' },
	mineHidden: { ...plain, mine: true, hidden: true },
	callsMe: { ...plain, callsMe: true, section: 'first' },
	toJudge: { ...plain, toJudge: 2, hidden: true },
	detached: { ...plain, anchorState: 'detached' },
	blockOnly: { ...plain, anchorState: 'block-only', section: 'second' },
	edited: { ...plain, anchorState: 'edited' },
	family: { ...plain, groups: ['parent_carer', 'professional'], section: 'second' },
	settledFamily: { ...plain, resolved: true, groups: ['parent_carer'], section: 'second' }
} as const satisfies Record<string, Thread>;

function left(is: Partial<Filtered>): string[] {
	const all: Thread[] = Object.values(threads);
	const found = filterThreads(all, { ...everyOpen, ...is });
	return Object.entries(threads).flatMap(([name, thread]) => (found.includes(thread) ? [name] : []));
}

describe('which threads', () => {
	test.each<[Filtered['which'], string[]]>([
		['settled', ['settled', 'settledFamily']],
		['mine', ['mine', 'mineHidden']],
		['to-me', ['callsMe']],
		['waiting', ['mineHidden', 'toJudge']],
		['detached', ['detached', 'blockOnly']]
	])('%s', (which, names) => {
		expect(left({ which })).toEqual(names);
	});

	test('all, and all that are open', () => {
		expect(left({ which: 'all' })).toEqual(Object.keys(threads));
		const open = Object.entries(threads).filter(([, { resolved }]) => !resolved);
		expect(left({})).toEqual(open.map(([name]) => name));
	});

	test('by group and by section, together with the others; no section is a place, too', () => {
		expect(left({ group: 'parent_carer' })).toEqual(['family']);
		expect(left({ which: 'all', group: 'parent_carer' })).toEqual(['family', 'settledFamily']);
		expect(left({ section: 'first' })).toEqual(['mine', 'callsMe']);
		expect(left({ which: 'mine', section: '' })).toEqual(['mineHidden']);
		expect(left({ section: 'nowhere' })).toEqual([]);
	});
});

test('open threads are counted by section, settled ones in none', () => {
	expect(Object.fromEntries(openBySection(Object.values(threads)))).toEqual({ '': 5, first: 2, second: 2 });
});

test('an address chooses; anything else in it is every open thread', () => {
	const read = (query: string) => readFilter((name) => new URLSearchParams(query).get(name));
	expect(read('which=mine&group=young_person&section=none')).toEqual({
		...everyOpen,
		which: 'mine',
		group: 'young_person',
		section: ''
	});
	expect(read('section=first')).toEqual({ ...everyOpen, section: 'first' });
	expect(read('which=<script>&group=everybody&section=all')).toEqual(everyOpen);
	expect(read('')).toEqual(everyOpen);
});
