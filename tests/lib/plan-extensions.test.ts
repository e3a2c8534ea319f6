import { getSchema } from '@tiptap/core';
import type { Schema } from '@tiptap/pm/model';
import { expect, test } from 'vitest';
import { cellSchema, planSchema } from '#document/prosemirror.ts';
import { cellExtensions, planExtensions } from '#lib/collab/plan-extensions.ts';

/** What decides whether content fits: per node its content, marks and defaults; per mark its attributes. */
function shapeOf(schema: Schema): unknown {
	const attributes = (attrs: Readonly<Record<string, { default?: unknown }>> | undefined) =>
		Object.fromEntries(Object.entries(attrs ?? {}).map(([key, { default: value }]) => [key, value]));
	const nodes = Object.entries(schema.nodes).map(([name, { spec }]) => [
		name,
		{
			content: spec.content ?? '',
			marks: name === 'text' ? '' : (spec.marks ?? ''),
			attrs: attributes(spec.attrs)
		}
	]);
	const marks = Object.entries(schema.marks).map(([name, { spec }]) => [name, attributes(spec.attrs)]);
	return { nodes: Object.fromEntries(nodes), marks: Object.fromEntries(marks) };
}

test('the editor’s extensions and the headless schema say the same about a plan', () => {
	expect(shapeOf(getSchema(planExtensions()))).toEqual(shapeOf(planSchema));
});

test('the editor’s extensions and the headless schema say the same about a cell', () => {
	expect(shapeOf(getSchema(cellExtensions()))).toEqual(shapeOf(cellSchema));
});

test('a paragraph is the block an editor makes when it needs one', () => {
	for (const schema of [planSchema, cellSchema]) {
		expect(schema.topNodeType.contentMatch.defaultType?.name).toBe('paragraph');
	}
});
