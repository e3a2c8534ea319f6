import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import { PlanRows } from '#features/action-table/plan-rows.svelte.ts';
import { sectionsOf, type Outline } from '#features/editor/contents.ts';

const heading = (id: string, title: string, level = 1, ref = ''): Outline[number] => ({
	type: 'heading',
	id,
	ref,
	level,
	title
});

test('a section is listed by its plain title, with its number and how many actions it holds', () => {
	const outline: Outline = [
		heading('one', 'Timely assessment', 1, '1'),
		{ type: 'plainTitle', title: 'You get help sooner' },
		{ type: 'actionTable', id: 'table' },
		heading('two', 'Foreword', 2)
	];
	expect(sectionsOf(outline, () => 3)).toEqual([
		{ id: 'one', ref: '1', level: 1, title: 'You get help sooner', rows: 3 },
		{ id: 'two', ref: '', level: 2, title: 'Foreword', rows: 0 }
	]);
});

test('actions behind the last small heading of a section are counted for the section', () => {
	const outline: Outline = [
		heading('before', 'Foreword', 2),
		{ type: 'actionTable', id: 'early' },
		heading('one', 'Timely assessment', 1, '1'),
		heading('one-one', 'Waiting', 2, '1.1'),
		heading('one-two', 'Letters', 2, '1.2'),
		{ type: 'actionTable', id: 'table' },
		heading('two', 'Schools', 1, '2')
	];
	const counted = sectionsOf(outline, (table) => (table === 'early' ? 1 : 8));
	expect(counted.map(({ id, rows }) => [id, rows])).toEqual([
		['before', 1],
		['one', 8],
		['one-one', 0],
		['one-two', 0],
		['two', 0]
	]);
});

test('a plain title that does not stand right behind its heading belongs to nothing', () => {
	const outline: Outline = [
		heading('one', 'Official'),
		{ type: 'plainTitle', title: '' },
		{ type: 'plainTitle', title: 'Astray' }
	];
	expect(sectionsOf(outline, () => 0).map(({ title }) => title)).toEqual(['Official']);
});

test('a table that stands twice is counted once', () => {
	const outline: Outline = [
		heading('one', 'One'),
		{ type: 'actionTable', id: 'table' },
		heading('two', 'Two'),
		{ type: 'actionTable', id: 'table' }
	];
	expect(sectionsOf(outline, () => 2).map(({ rows }) => rows)).toEqual([2, 0]);
});

test('of two headings with one id, as two people who split it at once leave them, the first is listed', () => {
	const outline: Outline = [
		heading('one', 'Getting help'),
		heading('one', 'sooner'),
		{ type: 'plainTitle', title: 'Of the second' }
	];
	expect(sectionsOf(outline, () => 0).map(({ title }) => title)).toEqual(['Getting help']);
	const doc = new Y.Doc();
	for (const words of ['Getting help', 'sooner']) {
		const element = new Y.XmlElement('heading');
		element.setAttribute('id', 'one');
		element.insert(0, [new Y.XmlText(words)]);
		rootsOf(doc).body.push([element]);
	}
	expect(new PlanRows(doc).sections).toEqual([{ id: 'one', title: 'Getting help' }]);
});
