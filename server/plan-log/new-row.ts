import type { Author, NewRow, RowKind } from './log.ts';
import type { Scan } from './prescan.ts';

interface Entered {
	readonly appendId: string;
	readonly kind: RowKind;
	readonly author: Author;
	readonly bytes: Uint8Array;
	/** What the bytes add and delete, as the gate saw it. */
	readonly scan: Scan;
}

/** A row for what the gate let in, with the clocks it adds and deletes in its author's name. */
export function newRow({ appendId, kind, author, bytes, scan }: Entered): NewRow {
	const adds = [...scan.additions].map(([client, { from, to }]) => ({ client, from, to }));
	const deletes = [...scan.deletions].flatMap(([client, ranges]) =>
		ranges.map(({ from, to }) => ({ client, from, to }))
	);
	return { appendId, kind, author, bytes, adds, deletes };
}
