// What no edit changes, whoever sends it: that a plan is an inspection report or is none, and words that were quoted from
// one (rules G9 and G10 of server/collab/README.md). Quotations are brought in by the server, which took the words from the
// report itself; after that they can be moved, taken away and brought back by undo, and never be changed or made up.
import * as Y from 'yjs';
import type { SharedType } from '#document/holder.ts';
import { rootsOf } from '#document/roots.ts';

export interface FixedFault {
	readonly rule: 'kind' | 'quote';
	/** For the log: what kind of thing. Never a person's words. */
	readonly why: string;
}

/** What may be said anew about a quotation without touching its words. */
const free: readonly (string | null)[] = ['id', 'covers'];

export class FixedWords {
	readonly #doc: Y.Doc;
	/** Every quotation that stands or stood in the plan since it was opened. */
	readonly #known: Set<string>;
	#kind: string;

	constructor(doc: Y.Doc, known: Iterable<string> = []) {
		this.#known = new Set(known);
		this.#doc = doc;
		this.#kind = kindOf(doc);
		this.lookAgain();
	}

	get known(): ReadonlySet<string> {
		return this.#known;
	}

	/** After what others have committed was taken in. */
	lookAgain(): void {
		this.#kind = kindOf(this.#doc);
		for (const block of rootsOf(this.#doc).body.toArray()) {
			if (isQuotation(block)) this.#known.add(fingerprint(block));
		}
	}

	/** Looks at one transaction, before anybody else hears of it. Call `lookAgain` when it was let in. */
	faultIn(transaction: Y.Transaction, mayQuote: boolean): FixedFault | null {
		// the first words of a plan: it is being made, and may be anything
		if (transaction.beforeState.size === 0) return null;
		const kind = kindOf(this.#doc);
		if (kind !== this.#kind && [kind, this.#kind].includes('inspection'))
			return { rule: 'kind', why: 'a plan becomes or stops being an inspection report' };
		for (const type of transaction.changedParentTypes.keys()) {
			const why = isCallout(type) ? this.#changed(type, transaction) : null;
			if (why) return { rule: 'quote', why };
		}
		if (mayQuote) return null;
		const forged = newCallouts(this.#doc, transaction).some(
			(callout) => isQuotation(callout) && !this.#known.has(fingerprint(callout))
		);
		return forged ? { rule: 'quote', why: 'a quotation nobody has taken from a report' } : null;
	}

	/** Why this change of a callout that was there before is not for anybody; null when it is. */
	#changed(callout: Y.XmlElement, transaction: Y.Transaction): string | null {
		if (isNew(callout._item, transaction)) return null;
		const source = callout._map.get('source');
		if (!source) return null;
		if (isNew(source, transaction)) return 'the source of a callout is set or changed';
		if (source.deleted)
			return Y.isDeleted(transaction.deleteSet, source.id) ? 'a source is taken away' : null;
		if (!isQuotation(callout)) return null;
		const shared = callout as unknown as SharedType;
		const events = transaction.changedParentTypes.get(shared) ?? [];
		const keys = [...(transaction.changed.get(shared) ?? [])];
		const inside = events.some(({ target }) => !Object.is(target, callout));
		return inside || keys.some((key) => !free.includes(key)) ? 'quoted words are changed' : null;
	}
}

function kindOf(doc: Y.Doc): string {
	const kind = rootsOf(doc).meta.get('kind');
	return typeof kind === 'string' ? kind : '';
}

function isNew(item: Y.Item | null, { beforeState }: Y.Transaction): boolean {
	return item !== null && item.id.clock >= (beforeState.get(item.id.client) ?? 0);
}

function isCallout(type: unknown): type is Y.XmlElement {
	return type instanceof Y.XmlElement && type.nodeName === 'callout';
}

function isQuotation(block: unknown): block is Y.XmlElement {
	return isCallout(block) && `${block.getAttribute('source') ?? ''}` !== '';
}

/** What a transaction brought, as in src/document/validate.ts. */
function newCallouts(doc: Y.Doc, transaction: Y.Transaction): Y.XmlElement[] {
	const found: Y.XmlElement[] = [];
	for (const [client, after] of transaction.afterState) {
		const before = transaction.beforeState.get(client) ?? 0;
		const structs = doc.store.clients.get(client);
		if (after <= before || !structs) continue;
		for (let index = Y.findIndexSS(structs, before); index < structs.length; index++) {
			const struct = structs[index];
			if (!(struct instanceof Y.Item) || struct.deleted || !(struct.content instanceof Y.ContentType))
				continue;
			const type: unknown = struct.content.type;
			if (isCallout(type)) found.push(type);
		}
	}
	return found;
}

/** Kind, source and words: what makes two quotations the same. */
function fingerprint(callout: Y.XmlElement): string {
	return JSON.stringify([callout.getAttribute('kind'), callout.getAttribute('source'), wordsOf(callout)]);
}

function wordsOf(element: Y.XmlElement): string {
	return element
		.toArray()
		.map((child) => {
			if (child instanceof Y.XmlElement) return `${wordsOf(child)}\n`;
			const runs = child instanceof Y.XmlText ? (child.toDelta() as { insert: unknown }[]) : [];
			return runs.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
		})
		.join('');
}
