import * as Y from 'yjs';
import type { ClockRange, Scan } from './prescan.ts';

/** Whether all the words of a change are here, and all it deletes is deleted. */
export function bringsNothingNew(doc: Y.Doc, { additions, deletions }: Scan): boolean {
	const words = [...additions].every(([client, { to }]) => to <= Y.getState(doc.store, client));
	return (
		words && [...deletions].every(([client, ranges]) => ranges.every((range) => isTidy(doc, client, range)))
	);
}

/**
 * Whether deleting this range would change no words: it is deleted, or holds doubled formatting marks. Every document that
 * hears of a change tidies those by itself, a reader's too, and sends that; it must not cost an honest reader the socket.
 */
function isTidy(doc: Y.Doc, client: number, { from, to }: ClockRange): boolean {
	if (to > Y.getState(doc.store, client)) return false;
	const structs = doc.store.clients.get(client) ?? [];
	if (structs.length === 0) return true;
	for (let i = Y.findIndexSS(structs, from); i < structs.length && structs[i]!.id.clock < to; i++) {
		const struct = structs[i]!;
		const mark = struct instanceof Y.Item && struct.content instanceof Y.ContentFormat;
		if (!struct.deleted && !mark) return false;
	}
	return true;
}

/** An element, or anything else that is not text, takes so many bytes at least. */
const leastOfOthers = 10;

/** How many bytes of what stands in a document a change takes out, at least; not of what it brings itself, nor of what is gone already. */
export function textTakenAway(doc: Y.Doc, { deletions }: Pick<Scan, 'deletions'>): number {
	let bytes = 0;
	for (const [client, ranges] of deletions) {
		const known = Y.getState(doc.store, client);
		const structs = doc.store.clients.get(client) ?? [];
		for (const { from, to } of ranges) {
			if (from >= known) continue;
			for (let i = Y.findIndexSS(structs, from); i < structs.length && structs[i]!.id.clock < to; i++)
				bytes += bytesOf(structs[i]!, from, to);
		}
	}
	return bytes;
}

function bytesOf(struct: Y.Item | Y.GC, from: number, to: number): number {
	if (!(struct instanceof Y.Item) || struct.deleted) return 0;
	if (!(struct.content instanceof Y.ContentString)) return leastOfOthers;
	const { clock } = struct.id;
	return Buffer.byteLength(struct.content.str.slice(Math.max(0, from - clock), to - clock));
}
