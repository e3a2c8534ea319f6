import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { baseDocument } from './document.ts';
import { caretUpdate, letterUpdate } from './keystrokes.ts';
import { clocksOf, missing } from './replay.ts';

const base = baseDocument(3, 10);
const word = [...'and'].map((letter, clock) =>
	letterUpdate(
		{ client: 1_000, clock },
		clock === 0 ? base.ends[1]! : { client: 1_000, clock: clock - 1 },
		letter
	)
);

test('letters made by hand are what Yjs reads: they stand after the words of their paragraph', () => {
	const doc = new Y.Doc();
	for (const update of [base.update, ...word]) Y.applyUpdate(doc, update);
	const paragraphs = doc.getXmlFragment('default').toArray().map(String);
	expect(paragraphs).toEqual(
		['Families t', 'Families tand', 'Families t'].map((text) => `<paragraph>${text}</paragraph>`)
	);
	expect(doc.store.pendingStructs).toBeNull();
});

test('every process makes the same plan', () => {
	expect(baseDocument(3, 10)).toEqual(base);
});

test('with a caret a keystroke is about 275 bytes', () => {
	const size = caretUpdate(1_000, 40, { client: 1_000, clock: 40 }).length + word[1]!.length;
	expect(size).toBeGreaterThan(240);
	expect(size).toBeLessThan(300);
});

test('what was acknowledged and cannot be placed is missing', () => {
	const stored = clocksOf([base.update, word[0]!, word[2]!]);
	expect(missing([[1_000, 1]], stored)).toBe(0);
	expect(missing([[1_000, 3]], stored)).toBe(2);
	expect(missing([[2_000, 5]], stored)).toBe(5);
});
