// What one author brought into a document, as an update of our own making: exactly these clocks, and these deletions.
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { NewRow } from './log.ts';
import type { ClockRange } from './prescan.ts';

export interface Share {
	/** One unbroken range per client, up to where a struct of the document ends. */
	readonly additions: ReadonlyMap<number, ClockRange>;
	readonly deletions: ReadonlyMap<number, readonly ClockRange[]>;
}

/** What a row of the log brought. */
export function shareOf({ adds, deletes }: Pick<NewRow, 'adds' | 'deletes'>): Share {
	const deletions = new Map<number, ClockRange[]>();
	for (const range of deletes) deletions.set(range.client, [...(deletions.get(range.client) ?? []), range]);
	return { additions: new Map(adds.map((range) => [range.client, range])), deletions };
}

/** Costs as much as the share is long: nothing is merged, compared or read again. */
export function encodeShare(doc: Y.Doc, { additions, deletions }: Share): Uint8Array {
	const encoder = new Y.UpdateEncoderV1();
	encoding.writeVarUint(encoder.restEncoder, additions.size);
	for (const [client, range] of additions) writeStructs(encoder, doc, client, range);
	encoding.writeVarUint(encoder.restEncoder, deletions.size);
	for (const [client, ranges] of deletions) {
		encoder.resetDsCurVal();
		encoding.writeVarUint(encoder.restEncoder, client);
		encoding.writeVarUint(encoder.restEncoder, ranges.length);
		for (const { from, to } of ranges) {
			encoder.writeDsClock(from);
			encoder.writeDsLen(to - from);
		}
	}
	return encoder.toUint8Array();
}

function writeStructs(
	encoder: Y.UpdateEncoderV1,
	doc: Y.Doc,
	client: number,
	{ from, to }: ClockRange
): void {
	const structs = doc.store.clients.get(client) ?? [];
	const first = Y.findIndexSS(structs, from);
	let end = first;
	while (end < structs.length && structs[end]!.id.clock < to) end++;
	encoding.writeVarUint(encoder.restEncoder, end - first);
	encoder.writeClient(client);
	encoding.writeVarUint(encoder.restEncoder, from);
	for (let i = first; i < end; i++) structs[i]!.write(encoder, i === first ? from - structs[i]!.id.clock : 0);
}

/** Several shares as one. Their clocks follow on each other; what is deleted, is deleted by one of them. */
export function unite(shares: readonly Share[]): Share {
	const additions = new Map<number, ClockRange>();
	const deletions = new Map<number, ClockRange[]>();
	for (const share of shares) {
		for (const [client, { from, to }] of share.additions) {
			const known = additions.get(client);
			additions.set(client, {
				from: Math.min(from, known?.from ?? from),
				to: Math.max(to, known?.to ?? to)
			});
		}
		for (const [client, ranges] of share.deletions)
			deletions.set(client, [...(deletions.get(client) ?? []), ...ranges]);
	}
	for (const ranges of deletions.values()) ranges.sort((one, other) => one.from - other.from);
	return { additions, deletions };
}

/** What stands in both of two ascending lists. */
export function inBoth(some: readonly ClockRange[], others: readonly ClockRange[]): ClockRange[] {
	const both: ClockRange[] = [];
	for (let i = 0, k = 0; i < some.length && k < others.length;) {
		const [one, other] = [some[i]!, others[k]!];
		const from = Math.max(one.from, other.from);
		const to = Math.min(one.to, other.to);
		if (from < to) both.push({ from, to });
		if (one.to < other.to) i++;
		else k++;
	}
	return both;
}

/** What stands in the first of two ascending lists and not in the second. */
export function without(some: readonly ClockRange[], others: readonly ClockRange[]): ClockRange[] {
	return some.flatMap(({ from, to }) => {
		const left: ClockRange[] = [];
		let at = from;
		for (const other of others) {
			if (other.to <= at || other.from >= to) continue;
			if (other.from > at) left.push({ from: at, to: other.from });
			at = other.to;
		}
		if (at < to) left.push({ from: at, to });
		return left;
	});
}
