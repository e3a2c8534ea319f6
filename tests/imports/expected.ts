// The shape in which a person writes down what a document must be read as, and the same shape made from a reading.
import type { ActionColumn } from '#domain/action-row.ts';
import { actionColumnIds, rowsOfTable } from '#domain/action-row.ts';
import type { CalloutKind, PlanContent, PlanMeta } from '#domain/plan.ts';
import { plainText, type RichBlock, type RichText } from '#domain/rich-text.ts';
import type { Reading } from '#server/imports/reading.ts';

/**
 * One row. Only what stands in it: a column left out is blank. A new line is a new paragraph, "• " begins a bullet,
 * "# " an entry of a numbered list. `areas` are the printed references of the areas it is linked to.
 */
export type ExpectedRow = Partial<Record<ActionColumn | 'ref' | 'due', string>> & {
	readonly areas?: readonly string[];
};

export interface ExpectedReading {
	/** Parts of `meta` that the document says; what is left out is not compared. */
	readonly meta: Partial<PlanMeta>;
	/** Reference and title of every area and sub-area in the order of the document. */
	readonly areas: readonly (readonly [ref: string, title: string])[];
	/** Kind, references of the areas it covers, and its words. */
	readonly callouts?: readonly (readonly [kind: CalloutKind, covers: string, words: string])[];
	/** Every action table: its title ('' when none) and its rows. */
	readonly tables: readonly { readonly title?: string; readonly rows: readonly ExpectedRow[] }[];
	/** Words of other paragraphs and headings that must stand in the text. */
	readonly text?: readonly string[];
	/** Words that must lie in the tray. Every piece in the tray must be named by one of them. */
	readonly unplaced?: readonly string[];
	/** Part of what a note says, or of its quote. */
	readonly notes?: readonly string[];
}

/** Rich text as lines. */
export function linesOf(blocks: RichText, depth = 0): string {
	return blocks.map((block) => blockLines(block, depth)).join('\n');
}

function blockLines(block: RichBlock, depth: number): string {
	if (block.type === 'paragraph') return plainText([block]);
	const sign = '  '.repeat(depth) + (block.type === 'orderedList' ? '# ' : '• ');
	return (block.content ?? [])
		.map((item) =>
			(item.content ?? [])
				.map((inner) =>
					inner.type === 'paragraph' ? sign + plainText([inner]) : blockLines(inner, depth + 1)
				)
				.join('\n')
		)
		.join('\n');
}

/** A reading in the shape of an expectation, as far as the expectation speaks. */
export function asExpected(reading: Reading, expected: ExpectedReading): ExpectedReading {
	const { content } = reading;
	const refOf = (id: string) => content.areas[id]?.ref ?? `unknown ${id}`;
	const meta = Object.fromEntries(
		(Object.keys(expected.meta) as (keyof PlanMeta)[]).map((key) => [key, content.meta[key]])
	);
	const inOrder = content.doc.flatMap((block) =>
		block.type === 'heading' && content.areas[block.attrs.id] ? [content.areas[block.attrs.id]] : []
	);
	const text = textOf(content);
	const tray = reading.unplaced.map((piece) => piece.words);
	const notes = reading.notes.flatMap((note) => [note.says, note.quote]);
	return {
		meta,
		areas: inOrder.map((area) => [area?.ref ?? '', area?.title ?? ''] as const),
		...(expected.callouts && { callouts: calloutsOf(content, refOf) }),
		tables: content.doc.flatMap((block) => {
			if (block.type !== 'actionTable') return [];
			const rows = rowsOfTable(content.actions, block.attrs.id).map(({ row }) => ({
				...Object.fromEntries(
					actionColumnIds
						.map((column) => [column, linesOf(row[column])] as const)
						.filter(([, words]) => words !== '')
				),
				...(row.ref !== '' && { ref: row.ref }),
				...(row.due !== null && { due: row.due }),
				...(row.areas.length > 0 && { areas: row.areas.map(refOf).sort() })
			}));
			return [{ ...(block.attrs.title !== '' && { title: block.attrs.title }), rows }];
		}),
		...(expected.text && {
			text: expected.text.map((words) => (text.includes(words) ? words : `missing: ${words}`))
		}),
		unplaced: [
			...(expected.unplaced ?? []).map((words) =>
				tray.some((piece) => piece.includes(words)) ? words : `not in the tray: ${words}`
			),
			...tray
				.filter((piece) => !expected.unplaced?.some((words) => piece.includes(words)))
				.map((piece) => `not expected in the tray: ${piece}`)
		],
		notes: (expected.notes ?? []).map((words) =>
			notes.some((note) => note.includes(words)) ? words : `no note: ${words}`
		)
	};
}

function calloutsOf(content: PlanContent, refOf: (id: string) => string) {
	return content.doc.flatMap((block) => {
		if (block.type !== 'callout') return [];
		const covers = block.attrs.covers
			.split(' ')
			.filter((id) => id !== '')
			.map(refOf)
			.join(' ');
		return [[block.attrs.kind, covers, linesOf(block.content ?? [])] as const];
	});
}

function textOf(content: PlanContent): string[] {
	return content.doc.flatMap((block) => {
		if (block.type === 'actionTable' || block.type === 'image' || block.type === 'callout') return [];
		if (block.type === 'bulletList' || block.type === 'orderedList') return linesOf([block]).split('\n');
		return [plainText(block.content ?? [])];
	});
}

/** An expectation with the parts that are always compared. */
export function complete(expected: ExpectedReading): ExpectedReading {
	return { ...expected, unplaced: expected.unplaced ?? [], notes: expected.notes ?? [] };
}
