// Changes that may enter in one transaction: what Yjs does around a transaction costs as much as the plan has client ids,
// and so would each letter (rule G11). Only plain changes go together: each goes on exactly where its author stopped, and
// takes away nothing but text. Then it is certain, without asking Yjs, what belongs to whom.
import * as Y from 'yjs';
import type { PersonId } from '#domain/ids.ts';
import type { ClockRange, Scan } from './prescan.ts';
import { encodeShare, inBoth, unite, without } from './share.ts';

export interface Change {
	readonly bytes: Uint8Array;
	readonly scan: Scan;
	readonly by: PersonId;
}

/** What a change brought: bytes of our own making, null when all of it was known. */
export interface Brought {
	readonly bytes: Uint8Array | null;
	readonly scan: Scan;
}

/** So many at once: when one of them is wrong, all of them are looked at one by one. */
const longestRun = 500;

export class Run {
	readonly changes: Change[] = [];
	readonly #doc: Y.Doc;
	/** Who owns a client id under which may be written; undefined for any other. */
	readonly #ownerOf: (client: number) => PersonId | undefined;
	/** Whether so many bytes may be added to the document. */
	readonly #hasRoomFor: (bytes: number) => boolean;
	#addedBytes = 0;
	/** Where each client stands after the run. */
	readonly #clocks = new Map<number, number>();

	constructor(
		doc: Y.Doc,
		ownerOf: (client: number) => PersonId | undefined,
		hasRoomFor: (bytes: number) => boolean
	) {
		this.#doc = doc;
		this.#ownerOf = ownerOf;
		this.#hasRoomFor = hasRoomFor;
	}

	/** Takes a change into the run; false when it has to be looked at by itself. */
	takes(change: Change): boolean {
		const { scan, by } = change;
		const empty = scan.additions.size + scan.deletions.size === 0;
		if (empty || this.changes.length === longestRun) return false;
		for (const [client, { from }] of scan.additions)
			if (this.#ownerOf(client) !== by || from !== this.#clock(client)) return false;
		const reach = (client: number) => scan.additions.get(client)?.to ?? this.#clock(client);
		for (const [client, clock] of scan.leansOn) if (clock > reach(client)) return false;
		for (const [client, ranges] of scan.deletions)
			if (!ranges.every((range) => isText(this.#doc, client, range))) return false;
		const added = this.#addedBytes + scan.addedBytes;
		if (scan.additions.size > 0 && !this.#hasRoomFor(added)) return false;
		this.#addedBytes = added;
		for (const [client, { to }] of scan.additions) this.#clocks.set(client, to);
		this.changes.push(change);
		return true;
	}

	#clock(client: number): number {
		return this.#clocks.get(client) ?? Y.getState(this.#doc.store, client);
	}
}

/** What each change of a run brought; null when that cannot be told. Ask inside `afterTransaction`. */
export function broughtBy(
	doc: Y.Doc,
	transaction: Y.Transaction,
	changes: readonly Change[]
): Brought[] | null {
	for (const [client, { to }] of unite(changes.map(({ scan }) => scan)).additions)
		if (transaction.afterState.get(client) !== to) return null;
	// what is not taken away by anybody in so many words was written into something that others had taken away already
	const free = new Map(
		[...transaction.deleteSet.clients].map(([client, items]) => [client, rangesOf(items)])
	);
	const take = (client: number, ranges: readonly ClockRange[]): ClockRange[] => {
		const taken = inBoth(ranges, free.get(client) ?? []);
		if (taken.length > 0) free.set(client, without(free.get(client)!, taken));
		return taken;
	};
	const claimed = changes.map(({ scan }) => takeEach(scan.deletions, take));
	const born = changes.map(({ scan }) =>
		takeEach(new Map([...scan.additions].map(([client, range]) => [client, [range]])), take)
	);
	const told = [...free.values()].every((ranges) => ranges.length === 0);
	const plain = born.every((share) =>
		[...share].every(([client, ranges]) => ranges.every((range) => isText(doc, client, range)))
	);
	if (!told || !plain) return null;
	return changes.map(({ scan }, i) => {
		const none = new Map<number, ClockRange>();
		const { deletions } = unite([
			{ additions: none, deletions: claimed[i]! },
			{ additions: none, deletions: born[i]! }
		]);
		const brought = { ...scan, deletions };
		const bytes = scan.additions.size + deletions.size > 0 ? encodeShare(doc, brought) : null;
		return { bytes, scan: brought };
	});
}

function takeEach(
	wanted: ReadonlyMap<number, readonly ClockRange[]>,
	take: (client: number, ranges: readonly ClockRange[]) => ClockRange[]
): Map<number, ClockRange[]> {
	const taken = new Map<number, ClockRange[]>();
	for (const [client, ranges] of wanted) {
		const got = take(client, ranges);
		if (got.length > 0) taken.set(client, got);
	}
	return taken;
}

function rangesOf(items: readonly { readonly clock: number; readonly len: number }[]): ClockRange[] {
	return items.map(({ clock, len }) => ({ from: clock, to: clock + len }));
}

/**
 * Whether nothing but text and its marks, or what is gone already, stands in a range: then taking it away takes nothing
 * with it that its author has not named.
 */
function isText(doc: Y.Doc, client: number, { from, to }: ClockRange): boolean {
	if (to > Y.getState(doc.store, client)) return false;
	const structs = doc.store.clients.get(client) ?? [];
	if (structs.length === 0) return false;
	for (let i = Y.findIndexSS(structs, from); i < structs.length && structs[i]!.id.clock < to; i++) {
		const struct = structs[i]!;
		if (!(struct instanceof Y.Item)) continue;
		const { content } = struct;
		const plain =
			content instanceof Y.ContentString ||
			content instanceof Y.ContentFormat ||
			content instanceof Y.ContentDeleted;
		if (!plain || struct.parentSub !== null) return false;
	}
	return true;
}
