// Late words that two people bring to their row at the same moment come there twice: each copied them before knowing of the
// other. So a line that was brought says where its words came from, and where two say the same, the words of the later one
// are taken out again; whatever somebody has typed into it since stays.
import * as Y from 'yjs';
import { movedTo } from './moved-words.ts';
import { ownRowAdd } from './origins.ts';

const mark = 'late-';

/** The id of a line to which the words of a late line are brought: the same for everybody who brings the same words. */
export function broughtFrom(late: Y.XmlElement): string {
	const first = textOf(late)
		.map(firstLetter)
		.find((id) => id !== null);
	return first ? `${mark}${first.client}-${first.clock}` : '';
}

/** From now on, words that somebody else brings into this cell of a row as well stand there once. */
export function keepOnce(doc: Y.Doc, cell: Y.XmlFragment, row: string): void {
	cell.observeDeep((_events, { local }) => {
		if (!local) takeOutDoubles(doc, cell, row);
	});
}

function takeOutDoubles(doc: Y.Doc, cell: Y.XmlFragment, row: string): void {
	const brought = new Map<string, Y.XmlElement[]>();
	for (const line of cell.toArray()) {
		const from = line instanceof Y.XmlElement ? line.getAttribute('id') : undefined;
		if (line instanceof Y.XmlElement && from?.startsWith(mark))
			brought.set(from, [...(brought.get(from) ?? []), line]);
	}
	for (const lines of brought.values()) {
		// whoever brought one of them mends it, not everybody who is here
		if (!lines.some((line) => line._item?.id.client === doc.clientID)) continue;
		const [kept, ...doubles] = lines.toSorted(earlierFirst);
		for (const double of doubles) takeOut(doc, double, wordsOf(kept!), row);
	}
}

/** The same for everybody, so that nobody takes out what another keeps. */
function earlierFirst({ _item: a }: Y.XmlElement, { _item: b }: Y.XmlElement): number {
	return a!.id.client - b!.id.client || a!.id.clock - b!.id.clock;
}

function takeOut(doc: Y.Doc, double: Y.XmlElement, words: string, row: string): void {
	const said = wordsOf(double);
	const [text] = textOf(double);
	const shared = said.startsWith(words) ? words : words.startsWith(said) ? said : '';
	if (!text || shared === '') return;
	// outside undo: nobody asked for it
	doc.transact(() => {
		text.delete(0, shared.length);
		// nobody sees an emptied line until somebody turns out to have typed in it
		double.setAttribute('id', said === shared ? movedTo(row) : '');
	}, ownRowAdd);
}

function wordsOf(line: Y.XmlElement): string {
	const runs = textOf(line).flatMap((text) => text.toDelta() as { insert: unknown }[]);
	return runs.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}

function textOf(line: Y.XmlElement): Y.XmlText[] {
	return line.toArray().filter((child) => child instanceof Y.XmlText);
}

function firstLetter(text: Y.XmlText): Y.ID | null {
	let item = text._start;
	while (item && (item.deleted || !item.countable)) item = item.right;
	return item?.id ?? null;
}
