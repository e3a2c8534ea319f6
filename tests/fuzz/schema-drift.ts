// R12: a tab whose schema is not the plan's. It opens, people type and undo in it, and others' words come in meanwhile: not
// one character, mark or attribute that others wrote goes, and the tab says that it must not be edited.
import type { Editor } from '@tiptap/core';
import * as Y from 'yjs';
import type { Block } from '#domain/plan.ts';
import { rootsOf } from '#document/roots.ts';
import { Chance } from '#tests/random.ts';
import { pairs, type Pair } from './schema-drift/pairs.ts';
import { needWindow } from './rows/window.ts';

const steps = 12;

interface Given {
	readonly seed: number;
	/** How many pairs; each of the twelve in turn. */
	readonly size: number;
	/** With the binding that everybody else uses. */
	readonly stock?: boolean;
}

type Figures = {
	pairs: number;
	/** Characters, marks, attributes and nodes of others that went. */
	removed: number;
	/** Tabs that went on as if nothing were. */
	untold: number;
	/** Words of others that did not come through while such a tab was open. */
	heldUp: number;
};

type Editors = typeof import('#tests/lib/two-editors.ts');
type Schema = typeof import('#lib/collab/plan-extensions.ts');

export async function run({
	seed,
	size,
	stock = false
}: Given): Promise<{ figures: Figures; held: boolean }> {
	needWindow();
	const editors = await import('#tests/lib/two-editors.ts');
	const schema = await import('#lib/collab/plan-extensions.ts');
	const { Editor } = await import('@tiptap/core');
	const figures: Figures = { pairs: 0, removed: 0, untold: 0, heldUp: 0 };
	const all = Object.entries(pairs);
	for (let n = 0; n < size; n++) {
		const [name, pair] = all[n % all.length]!;
		const outcome = drift(pair, new Chance(seed + n), { Editor, ...editors, ...schema }, stock);
		const bad = outcome.removed + outcome.untold + outcome.heldUp;
		if (bad > 0 && !stock) console.log(`${name}, seed ${seed + n}: ${JSON.stringify(outcome)}`);
		figures.pairs++;
		for (const [what, count] of Object.entries(outcome)) figures[what as keyof Figures] += count;
	}
	return { figures, held: figures.removed + figures.untold + figures.heldUp === 0 };
}

type Parts = Editors & Schema & { readonly Editor: typeof Editor };

function drift(pair: Pair, chance: Chance, parts: Parts, stock: boolean): Omit<Figures, 'pairs'> {
	const others = parts.planOf(...blocks(parts));
	pair.write(others);
	const doc = parts.copyOf(others);
	const theirs = new Set(doc.store.clients.keys());
	const before = standing(doc, theirs);
	let halted: unknown = null;
	const binding = stock ? parts.stock(doc) : parts.guarded(doc, { onHalted: (why) => (halted = why) });
	const editor = new parts.Editor({
		element: document.createElement('div'),
		extensions: [...pair.editor(parts.planExtensions()), ...binding],
		injectCSS: false
	});
	let sentences = 0;
	for (let step = 0; step < steps; step++) {
		if (chance.percent(70)) edit(editor, chance, parts);
		else {
			const text = rootsOf(others)
				.body.toArray()
				.find((block) => block instanceof Y.XmlElement && block.nodeName === 'paragraph') as Y.XmlElement;
			(text.get(0) as Y.XmlText).insert(0, mark(sentences++));
			parts.bring(others, doc);
		}
	}
	parts.bring(doc, others);
	const shown = rootsOf(others).body.toString();
	const came = Array.from({ length: sentences }, (_, n) => shown.includes(mark(n))).filter(Boolean).length;
	const removed = Math.max(0, before - standing(others, theirs));
	const untold = halted === null && editor.isEditable && !pair.mayGoOn ? 1 : 0;
	editor.destroy();
	return { removed, untold, heldUp: sentences - came };
}

/** One character, so that nobody writes into the middle of it. */
const mark = (n: number): string => String.fromCharCode(0xe000 + n);

/** What somebody does who has not seen, or not read, that they must not. */
function edit(editor: Editor, chance: Chance, { type }: Parts): void {
	try {
		if (chance.percent(50)) type(editor, 'typed ', 1 + chance.below(editor.state.doc.content.size));
		else if (chance.percent(60)) editor.commands.undo();
		else editor.commands.insertContentAt(0, { type: 'paragraph' });
	} catch {
		// ProseMirror itself does not work on content that its schema does not allow
	}
}

/** How much of what these clients wrote at first still stands: letters, marks, attributes, nodes. */
function standing(doc: Y.Doc, clients: ReadonlySet<number>): number {
	let count = 0;
	for (const client of clients)
		for (const struct of doc.store.clients.get(client) ?? [])
			if (struct instanceof Y.Item && !struct.deleted) count += struct.length;
	return count;
}

function blocks({ says }: Editors): Block[] {
	const bold: Block = {
		type: 'paragraph',
		content: [{ type: 'text', text: 'Bold words.', marks: [{ type: 'bold' }] }]
	};
	return [
		says('Start here.'),
		{
			type: 'heading',
			attrs: { id: 'h', ref: '1', level: 3 },
			content: [{ type: 'text', text: 'A heading' }]
		},
		bold,
		{ type: 'bulletList', content: [{ type: 'listItem', content: [says('An entry.') as never] }] },
		{
			type: 'callout',
			attrs: { id: 'c', kind: 'families', covers: '' },
			content: [says('They said.') as never]
		}
	];
}
