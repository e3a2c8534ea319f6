import { describe, expect, test } from 'vitest';
import { counterparts } from '#document/restoring/counterparts.ts';
import { restoredPlan } from '#document/restoring/restored.ts';
import { emptyMeta, schemaVersion, type Block, type PlanContent } from '#domain/plan.ts';
import { paragraph } from '#domain/rich-text.ts';

const heading = (id: string, words: string): Block => ({
	type: 'heading',
	attrs: { id, ref: '', level: 1 },
	content: [{ type: 'text', text: words }]
});
const line = (id: string, words: string): Block => ({ ...paragraph(words), attrs: { id } });
const table = (id: string, title: string): Block => ({ type: 'actionTable', attrs: { id, title } });
const box = (id: string, words: string): Block => ({
	type: 'callout',
	attrs: { id, kind: 'families', covers: '' },
	content: [paragraph(words)]
});

function plan(...doc: Block[]): PlanContent {
	return { schema: schemaVersion, meta: emptyMeta, areas: {}, doc, actions: {} };
}

function section(now: PlanContent, then: PlanContent, id: string): readonly Block[] {
	const restored = restoredPlan(now, then, { kind: 'section', id }, new Date(0));
	return 'content' in restored ? restored.content.doc : [];
}

describe('several blocks of one id', () => {
	test('each is the one it says the same as, then the one under the same heading, and one too many is a copy', () => {
		const then = [heading('a', 'A'), line('p', 'one'), heading('b', 'B'), line('p', 'two')];
		expect(counterparts(then, then)).toEqual([0, 1, 2, 3]);
		expect(counterparts([line('p', 'two'), line('p', 'one')], then)).toEqual([3, 1]);
		const changed = [heading('b', 'B'), line('p', 'three'), heading('a', 'A'), line('p', 'four')];
		expect(counterparts(changed, then)).toEqual([2, 3, 0, 1]);
		expect(counterparts([line('p', 'two'), line('p', 'two'), line('p', 'two')], then)).toEqual([3, 1, 3]);
		expect(counterparts([paragraph('one'), line('q', 'one')], then)).toEqual([-1, -1]);
	});

	for (const [what, twin] of [
		['paragraph', line],
		['table', table],
		['box', box]
	] as const)
		test(`a ${what} that bears the id of one in the section stays where it stands outside of it`, () => {
			const then = plan(heading('a', 'A'), twin('t', 'inside'), heading('b', 'B'), twin('t', 'outside'));
			const now = plan(heading('a', 'A'), line('n', 'new'), heading('b', 'B'), twin('t', 'outside'));
			expect(section(now, then, 'a')).toEqual(then.doc);
			const moved = plan(heading('a', 'A'), heading('b', 'B'), twin('t', 'outside'), twin('t', 'inside'));
			expect(section(moved, then, 'a')).toEqual(then.doc);
		});

	test('the other half of a heading that was split stays, with what is under it', () => {
		const then = plan(heading('a', 'Wait'), line('p', 'one'), heading('b', 'B'), heading('a', 'less'));
		const now = plan(heading('b', 'B'), heading('a', 'less'), line('q', 'two'), heading('a', 'Wai'));
		expect(section(now, then, 'a')).toEqual([
			heading('b', 'B'),
			heading('a', 'less'),
			line('q', 'two'),
			heading('a', 'Wait'),
			line('p', 'one')
		]);
	});

	test('what moved in goes back behind its own neighbour, not behind one that bears the neighbour’s id', () => {
		const then = plan(
			...[heading('a', 'A'), line('p', 'outside'), line('q', 'lost its way')],
			...[heading('b', 'B'), line('p', 'inside'), line('r', 'last')]
		);
		const now = plan(heading('a', 'A'), heading('b', 'B'), line('q', 'lost its way'), line('r', 'changed'));
		expect(section(now, then, 'b')).toEqual([
			...[heading('a', 'A'), line('q', 'lost its way')],
			...[heading('b', 'B'), line('p', 'inside'), line('r', 'last')]
		]);
	});
});
