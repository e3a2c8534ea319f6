// What no edit changes, whoever sends it: that a plan is an inspection report or is none, and words that were quoted from
// one, or said by a family (rules G9 and G10 of server/collab/README.md). Quotations are brought in by the server; after that
// they can be moved, taken away and brought back by undo, and never be changed or made up. The server changes one when its author
// asks, or to remove words for privacy: what it said before does not come back, from no tab and by no undo.
import * as Y from 'yjs';
import type { SharedType } from '#document/holder.ts';
import { quotationIn, quoteKey } from '#document/quotations.ts';
import { rootsOf } from '#document/roots.ts';
import type { Callout } from '#domain/plan.ts';

export interface FixedFault {
	readonly rule: 'kind' | 'quote';
	/** For the log: what kind of thing. Never a person's words. */
	readonly why: string;
}

/** What may be said anew about a quotation without touching its words. */
const free: readonly (string | null)[] = ['id', 'covers'];

/** What a gate knows of quotations beside the document. */
export interface KnownQuotes {
	/** Every quotation that stands or stood in the plan since it was opened. */
	readonly known: ReadonlySet<string>;
	/** What the server has put other words for, and how it reads now. */
	readonly replaced: ReadonlyMap<string, Callout>;
}

export class FixedWords implements KnownQuotes {
	readonly #doc: Y.Doc;
	readonly #known: Set<string>;
	readonly #replaced: Map<string, Callout>;
	/** What each element said that stands. */
	#standing = new Map<string, string>();
	#kind: string;

	constructor(doc: Y.Doc, quotes?: KnownQuotes) {
		this.#known = new Set(quotes?.known);
		this.#replaced = new Map(quotes?.replaced);
		this.#doc = doc;
		this.#kind = kindOf(doc);
		this.lookAgain();
	}

	get known(): ReadonlySet<string> {
		return this.#known;
	}

	get replaced(): ReadonlyMap<string, Callout> {
		return this.#replaced;
	}

	/** After what others have committed was taken in. */
	lookAgain(): void {
		this.#kind = kindOf(this.#doc);
		const standing = new Map<string, string>();
		const quotes: [key: string, quote: Callout][] = [];
		for (const block of rootsOf(this.#doc).body.toArray()) {
			const quote = block instanceof Y.XmlElement ? quotationIn(block) : null;
			if (!quote) continue;
			const [name, key] = [nameOf(block as Y.XmlElement), quoteKey(quote)];
			const was = this.#standing.get(name);
			if (was !== undefined && was !== key) this.#replace(was, quote);
			standing.set(name, key);
			quotes.push([key, quote]);
		}
		for (const [key] of quotes) {
			this.#known.add(key);
			this.#replaced.delete(key);
		}
		this.#standing = standing;
	}

	/** Only the server changes a quotation that stands. */
	#replace(was: string, quote: Callout): void {
		this.#known.delete(was);
		for (const [older, now] of this.#replaced) if (quoteKey(now) === was) this.#replaced.set(older, quote);
		this.#replaced.set(was, quote);
	}

	/** How a quotation may stand now: as it is, or with the words that were put for them; null when nobody knows it. */
	asItReadsNow(quote: Callout): Callout | null {
		const key = quoteKey(quote);
		if (this.#known.has(key)) return quote;
		const now = this.#replaced.get(key);
		return now
			? { ...now, attrs: { ...quote.attrs, kind: now.attrs.kind, source: now.attrs.source! } }
			: null;
	}

	/** Looks at one transaction, before anybody else hears of it. Call `lookAgain` when it was let in. */
	faultIn(transaction: Y.Transaction, { mayQuote = false, mayCorrect = false } = {}): FixedFault | null {
		// the first words of a plan: it is being made, and may be anything
		if (transaction.beforeState.size === 0) return null;
		const kind = kindOf(this.#doc);
		if (kind !== this.#kind && [kind, this.#kind].includes('inspection'))
			return { rule: 'kind', why: 'a plan becomes or stops being an inspection report' };
		if (mayCorrect) return null;
		for (const type of transaction.changedParentTypes.keys()) {
			const why = isCallout(type) ? this.#changed(type, transaction) : null;
			if (why) return { rule: 'quote', why };
		}
		if (mayQuote) return null;
		const forged = newCallouts(this.#doc, transaction).some((callout) => {
			const quote = quotationIn(callout);
			return quote !== null && !this.#known.has(quoteKey(quote));
		});
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
		if (!quotationIn(callout)) return null;
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

/** The same for as long as the element lives. */
function nameOf(element: Y.XmlElement): string {
	const { client, clock } = element._item!.id;
	return `${client}.${clock}`;
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
