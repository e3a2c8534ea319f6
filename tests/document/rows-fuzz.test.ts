import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { actionColumnIds } from '#domain/action-row.ts';
import { cell, removeRow } from '#document/action-rows.ts';
import { ownEdit } from '#document/origins.ts';
import { readRichText } from '#document/read.ts';
import { splitRow } from '#document/split-row.ts';
import { writeRichText } from '#document/write.ts';
import { run } from '#tests/fuzz/rows.ts';

test(
	'the fuzz of rows reports a split that takes the lines away together with their words',
	{ timeout: 60_000 },
	async () => {
		const split: typeof splitRow = (doc, id, pieces, at) => {
			const made = splitRow(doc, id, pieces, at);
			doc.transact(() => {
				for (const piece of pieces) {
					const parent = piece.parent as Y.XmlFragment;
					parent.delete(parent.toArray().indexOf(piece), 1);
				}
			}, ownEdit);
			return made;
		};
		const { held, figures } = await run({ seed: 1, size: 3, verbs: { split } });
		expect(held).toBe(false);
		expect(figures.lost).toBeGreaterThan(0);
	}
);

test(
	'the fuzz of rows reports a merge that copies words and empties what it copied',
	{ timeout: 60_000 },
	async () => {
		const merge = (doc: Y.Doc, id: string, into: string): void => {
			doc.transact(() => {
				for (const column of actionColumnIds) {
					const from = cell(doc, id, column);
					writeRichText(cell(doc, into, column), readRichText(from));
					from.delete(0, from.length);
				}
			}, ownEdit);
			removeRow(doc, id, new Date(0));
		};
		const { held, figures } = await run({ seed: 1, size: 3, verbs: { merge } });
		expect(held).toBe(false);
		expect(figures.lost).toBeGreaterThan(0);
	}
);
