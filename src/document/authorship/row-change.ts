// What one row of a plan's log did to its words. Yjs forgets what was deleted when the transaction ends, so it is taken before.
import * as Y from 'yjs';
import { StrandMaker, type Strand } from './strand.ts';

/** Words that came to stand side by side. */
export interface Come extends Strand {
	/** Where an undo says it puts back a character that was taken away: offset in the words, and that character. */
	readonly putBack: readonly { readonly at: number; readonly client: number; readonly clock: number }[];
	/** The blocks that an undo says it puts back, which hold these words. */
	readonly within: readonly string[];
}

/** Words that one text lost, in order, whatever stays between them. */
export interface Lost extends Strand {
	/** The text and the blocks that held them. */
	readonly within: readonly string[];
	/** The characters, gone already, that stood right before and right behind them. */
	readonly before: string | null;
	readonly behind: string | null;
}

export interface RowChange {
	readonly come: readonly Come[];
	readonly lost: readonly Lost[];
}

/** Applies an update and says which words came and which went. The document tidies nothing of its own accord. */
export function takeIn(doc: Y.Doc, update: Uint8Array): RowChange {
	let change: RowChange = { come: [], lost: [] };
	const look = (transaction: Y.Transaction) => (change = changeIn(doc, transaction));
	doc.on('afterTransaction', look);
	try {
		doc.transact((transaction) => {
			Y.applyUpdate(doc, update);
			// as in the rooms' documents: a remote change would make Yjs take away doubled formatting marks in nobody's name
			transaction.local = true;
		});
	} finally {
		doc.off('afterTransaction', look);
	}
	return change;
}

function changeIn(doc: Y.Doc, transaction: Y.Transaction): RowChange {
	const isNew = (item: Y.Item) => item.id.clock >= (transaction.beforeState.get(item.id.client) ?? 0);
	const texts = new Set<Y.XmlText>();
	const lost = new Set<Y.Item>();
	const note = (struct: Y.Item | Y.GC): void => {
		if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return;
		if (!(struct.parent instanceof Y.XmlText)) return;
		if (struct.deleted && isNew(struct)) return;
		if (struct.deleted) lost.add(struct);
		texts.add(struct.parent);
	};
	for (const [client, to] of transaction.afterState) {
		const from = transaction.beforeState.get(client) ?? 0;
		const structs = doc.store.clients.get(client);
		if (to <= from || !structs) continue;
		for (let index = Y.findIndexSS(structs, from); index < structs.length; index++) note(structs[index]!);
	}
	Y.iterateDeletedStructs(transaction, transaction.deleteSet, note);
	const read = [...texts].map((text) => changeOfText(text, isNew, lost));
	return { come: read.flatMap(({ come }) => come), lost: read.flatMap(({ lost }) => lost ?? []) };
}

function changeOfText(
	text: Y.XmlText,
	isNew: (item: Y.Item) => boolean,
	lostItems: ReadonlySet<Y.Item>
): { come: Come[]; lost: Lost | null } {
	const holders = holdersOf(text);
	const within = holders
		.filter(isNew)
		.flatMap(({ rightOrigin }) => (rightOrigin ? [nameOf(rightOrigin)] : []));
	const come: Come[] = [];
	const gone = new StrandMaker();
	let run: (StrandMaker & { putBack: Come['putBack'][number][] }) | null = null;
	let before: string | null = null;
	let behind: string | null = null;
	let lastDead: string | null = null;
	const endRun = () => {
		if (run) come.push({ text: run.text, pieces: run.pieces, putBack: run.putBack, within });
		run = null;
	};
	for (let item = text._start; item !== null; item = item.right) {
		if (item.deleted) {
			if (lostItems.has(item) && item.content instanceof Y.ContentString) {
				if (gone.text === '') before = lastDead;
				gone.add(item.content.str, item.id.client, item.id.clock);
				behind = null;
			} else if (gone.text !== '' && behind === null) behind = nameOf(item.id);
			lastDead = nameOf({ client: item.id.client, clock: item.id.clock + item.length - 1 });
			continue;
		}
		if (!(item.content instanceof Y.ContentString)) continue;
		lastDead = null;
		if (gone.text !== '' && behind === null) behind = '';
		if (!isNew(item)) {
			endRun();
			continue;
		}
		run ??= Object.assign(new StrandMaker(), { putBack: [] });
		if (item.rightOrigin) run.putBack.push({ at: run.text.length, ...plain(item.rightOrigin) });
		run.add(item.content.str, item.id.client, item.id.clock);
	}
	endRun();
	const lost =
		gone.text === ''
			? null
			: {
					text: gone.text,
					pieces: gone.pieces,
					within: holders.map(({ id }) => nameOf(id)),
					before,
					behind: behind === '' ? null : behind
				};
	return { come, lost };
}

/** The items of a text and of everything around it. */
function holdersOf(text: Y.XmlText): Y.Item[] {
	const holders: Y.Item[] = [];
	let item = text._item;
	while (item) {
		holders.push(item);
		const parent: unknown = item.parent;
		item = parent instanceof Y.AbstractType ? parent._item : null;
	}
	return holders;
}

function plain({ client, clock }: Y.ID): { client: number; clock: number } {
	return { client, clock };
}

export function nameOf({ client, clock }: { readonly client: number; readonly clock: number }): string {
	return `${client}:${clock}`;
}

/** Every run of words that stands in some texts now, without what is not counted. */
export function standingStrands(
	texts: Iterable<Y.XmlText>,
	counts: (client: number, clock: number) => boolean = () => true
): Strand[] {
	return [...texts].map((text) => {
		const maker = new StrandMaker();
		for (let item = text._start; item !== null; item = item.right) {
			if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
			if (counts(item.id.client, item.id.clock)) maker.add(item.content.str, item.id.client, item.id.clock);
		}
		return { text: maker.text, pieces: maker.pieces };
	});
}
