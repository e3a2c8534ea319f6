import { describe, expect, test } from 'vitest';
import { partOf, scopeOf } from '#document/restoring/scope.ts';
import type { PlanContent } from '#domain/plan.ts';
import { partsOf, wouldBe } from '#server/restoring/preview.ts';
import { content } from './a-world.ts';

describe('choosing what comes back', () => {
	test('sections and actions of the version are offered in its order, and it is said which are gone', () => {
		const now = {
			...content,
			doc: content.doc.filter((block) => block.type !== 'heading' || block.attrs.id !== 'second'),
			actions: {
				...content.actions,
				one: { ...content.actions['one']!, deletedAt: '2026-01-01T00:00:00.000Z' }
			}
		};
		expect(partsOf(content, now)).toEqual([
			{ part: 'section.first', kind: 'section', title: '1 You wait less', gone: false },
			{ part: 'row.one', kind: 'row', title: 'Ring each family within two weeks.', gone: true },
			{ part: 'row.two', kind: 'row', title: 'Name one person for each child.', gone: false },
			{ part: 'section.second', kind: 'section', title: '2 Schools', gone: true }
		]);
	});

	test('an address names the plan, a section, an action or a box, and anything else is nothing', () => {
		expect(scopeOf('', '')).toEqual({ kind: 'plan' });
		for (const part of ['section.first', 'row.one']) expect(partOf(scopeOf(part, '')!)).toBe(part);
		expect(scopeOf('row.one', 'm3')).toEqual({ kind: 'cell', id: 'one', column: 'm3' });
		for (const [part, column] of [
			['row', ''],
			['row.', ''],
			['row.__proto__', ''],
			['row.one', 'nothing'],
			['cell.one', '']
		] as const)
			expect(scopeOf(part, column), part).toBeNull();
	});

	test('what is shown is the plan as it would be, or why it cannot be', () => {
		const now = { ...content, meta: { ...content.meta, title: 'Another' } };
		expect(wouldBe(content, now, { kind: 'plan' })).toEqual({ content });
		expect(wouldBe(content, now, { kind: 'row', id: 'never' })).toEqual({ refused: 'restore-nothing' });
		expect(wouldBe({ ...content, schema: 99 }, now, { kind: 'plan' })).toEqual({ refused: 'version-newer' });
	});

	test('a version of an older release is shown as it would come back, with what it lacks left empty', () => {
		const { linked: _linked, ...row } = content.actions['one']!;
		const { coProductionStatus: _status, ...meta } = content.meta;
		const older = { ...content, schema: 1, meta, actions: { ...content.actions, one: row } };
		const now = { ...content, doc: content.doc.toSpliced(1, 1) };
		expect(wouldBe(older as unknown as PlanContent, now, { kind: 'plan' })).toEqual({
			content: { ...content, schema: now.schema }
		});
		expect(wouldBe(older as unknown as PlanContent, now, { kind: 'section', id: 'first' })).toMatchObject({
			content: { schema: now.schema, meta: now.meta }
		});
		expect(partsOf(older as unknown as PlanContent, now)).toHaveLength(4);
	});
});
