// @vitest-environment jsdom
// What others do to words that a comment hangs on, one by one, with a real editor; and where the comment is then.
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Anchor } from '#domain/anchor.ts';
import { rangeOf, quoteIn, stretchOf } from '#domain/anchors/plan-words.ts';
import { emptyMeta, schemaVersion, type Block, type PlanContent } from '#domain/plan.ts';
import { paragraph } from '#domain/rich-text.ts';
import { anchorIn, lookForAnchors } from '#document/anchors/anchors-in.ts';
import { readPlan } from '#document/read.ts';
import { restoredPlan } from '#document/restoring/restored.ts';
import { writeOver } from '#document/restoring/write-over.ts';
import { rootsOf } from '#document/roots.ts';
import { elementFor, writePlan } from '#document/write.ts';
import { linesOf, positionOf } from '#lib/collab/text-spots.ts';
import { edits } from '#tests/fuzz/anchors/edits.ts';
import { Writer } from '#tests/fuzz/anchors/writer.ts';

const quote = 'letters are hard to read';
const line = (id: string, text: string): Block => ({ ...paragraph(text), attrs: { id } });
const start: PlanContent = {
	...{ schema: schemaVersion, meta: { ...emptyMeta, title: 'A plan' }, areas: {}, actions: {} },
	doc: [
		{
			type: 'heading',
			attrs: { id: 'h1', ref: '', level: 1 },
			content: [{ type: 'text', text: 'How families are heard' }]
		},
		line('p1', 'We asked parents in the spring.'),
		line('p2', `Families told us that ${quote} and come too late.`),
		line('p3', 'Schools said much the same.'),
		line('p4', 'We will write every letter again.')
	]
};

/** The plan on the server, one who edits it, and an anchor somebody made on the quotation before. */
function scene(): { writer: Writer; server: Y.Doc; anchor: Anchor; carry: () => void } {
	const server = new Y.Doc();
	rootsOf(server);
	writePlan(server, start);
	const writer = new Writer(Y.encodeStateAsUpdate(server), 1000);
	const { words } = lookForAnchors(server);
	const from = words.all.indexOf(quote);
	const range = rangeOf({ root: words.roots[0]!, from, to: from + quote.length });
	const anchor = anchorIn(server, { kind: 'text', ...range, blockId: null })!;
	const carry = () => writer.sent().forEach((bytes) => Y.applyUpdate(server, bytes, 'network'));
	return { writer, server, anchor, carry };
}

function edit(writer: Writer, what: keyof typeof edits): void {
	const { words } = lookForAnchors(writer.doc);
	const from = words.all.indexOf(quote);
	const range = rangeOf({ root: words.roots[0]!, from, to: from + quote.length });
	const lines = linesOf(writer.editor.state.doc);
	edits[what](
		{ editor: writer.editor, from: positionOf(lines, range.from)!, to: positionOf(lines, range.to)! },
		{ fresh: () => 'new words', copy: (text) => text, below: (limit) => Math.floor(limit / 2) }
	);
}

/** How an anchor stands in a document, and on which words. */
function seen(doc: Y.Doc, anchor: Anchor): string {
	const look = lookForAnchors(doc);
	const { state, place } = look.resolve(anchor);
	if (place?.kind !== 'text') return state;
	return `${state}: ${quoteIn(look.words, stretchOf(look.words, place)!)}`;
}

const asBefore = `anchored: ${quote}`;
const expected: Readonly<Record<keyof typeof edits, string>> = {
	'type before the quote': asBefore,
	'type after the quote': asBefore,
	'make it bold': asBefore,
	'type inside it': 'edited: letters are  new words hard to read',
	'rewrite one of its words': 'edited: letters are new words to read',
	'Enter before it': asBefore,
	'Enter inside it': 'anchored: letters are \nhard to read',
	'join its paragraph to the one above': asBefore,
	'paragraph to heading': asBefore,
	'wrap in a list': asBefore,
	'wrap in a callout': asBefore,
	'move the block': asBefore,
	'cut and paste it elsewhere': asBefore,
	'delete the quote': 'block-only',
	'delete the paragraph': 'detached',
	'copy the block': asBefore
};

describe('somebody else edits the words a comment hangs on', () => {
	for (const [what, then] of Object.entries(expected)) {
		test(`${what}: ${then.split(':')[0]}, for the server and for everybody`, () => {
			const { writer, server, anchor, carry } = scene();
			edit(writer, what as keyof typeof edits);
			expect(seen(writer.doc, anchor)).toBe(then);
			carry();
			expect(seen(server, anchor)).toBe(then);
			writer.close();
		});
	}

	for (const what of ['delete the quote', 'delete the paragraph', 'cut and paste it elsewhere'] as const) {
		test(`${what}, and undo: it comes back to where it was`, () => {
			const { writer, server, anchor, carry } = scene();
			edit(writer, what);
			carry();
			const look = lookForAnchors(server);
			const kept = look.restamp(anchor, look.resolve(anchor));
			writer.undo.undo();
			carry();
			expect(seen(server, kept)).toBe(asBefore);
			expect(seen(writer.doc, kept)).toBe(asBefore);
			expect(lookForAnchors(server).resolve(kept).place).toMatchObject({ blockId: 'p2' });
			writer.close();
		});
	}

	test('a copy of the block stands beside it: the comment stays with the first one', () => {
		const { writer, anchor } = scene();
		edit(writer, 'copy the block');
		expect(lookForAnchors(writer.doc).resolve(anchor).place).toMatchObject({ blockId: 'p2', at: 2 });
		writer.close();
	});

	test('the original words are kept through every change, and what stands there now is known', () => {
		const { writer, server, anchor, carry } = scene();
		edit(writer, 'rewrite one of its words');
		carry();
		const look = lookForAnchors(server);
		const kept = look.restamp(anchor, look.resolve(anchor));
		expect(kept).toMatchObject({
			...{ quoteOriginal: quote, quoteCurrent: 'letters are new words to read', state: 'edited' }
		});
		writer.close();
	});
});

describe('an older version is brought back', () => {
	const change = (writer: Writer) => {
		edit(writer, 'type before the quote');
		edit(writer, 'move the block');
		edit(writer, 'delete the quote');
	};
	const back = (server: Y.Doc): PlanContent => {
		const restored = restoredPlan(readPlan(server), start, { kind: 'plan' }, new Date(0));
		if (!('content' in restored)) throw new Error('There is nothing to bring back');
		return restored.content;
	};
	const ways: Readonly<Record<string, (server: Y.Doc) => void>> = {
		'with the fewest changes': (server) => writeOver(server, readPlan(server), back(server)),
		'by replacing all of it': (server) => {
			const { body } = rootsOf(server);
			const blocks = back(server).doc.map(elementFor);
			body.delete(0, body.length);
			body.insert(0, blocks);
		},
		'by clearing it first and inserting later': (server) => {
			const { body } = rootsOf(server);
			const blocks = back(server).doc;
			body.delete(0, body.length);
			expect(lookForAnchors(server).words.all).not.toContain(quote);
			for (const [at, block] of blocks.entries()) body.insert(at, [elementFor(block)]);
		}
	};
	for (const [name, restore] of Object.entries(ways)) {
		test(`${name}: the comment is where it was`, () => {
			const { writer, server, anchor, carry } = scene();
			change(writer);
			carry();
			expect(seen(server, anchor)).not.toBe(asBefore);
			const look = lookForAnchors(server);
			const kept = look.restamp(anchor, look.resolve(anchor));
			restore(server);
			expect(seen(server, kept)).toBe(asBefore);
			writer.close();
		});
	}
});
