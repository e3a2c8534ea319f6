// Which rows of a log say in somebody's name what somebody else sent. Read with stock Yjs alone.
import * as Y from 'yjs';
import { forgedWords } from '#tests/fuzz/forgery/kinds.ts';

export interface Row {
	readonly bytes: Uint8Array;
	/** In whose name it stands. */
	readonly person: string;
}

/** Rows that add to the victim's client id without being hers, or with the forger's words. */
export function acceptedAmong(rows: readonly Row[], victim: { client: number; person: string }): Row[] {
	return rows.filter(
		({ bytes, person }) =>
			Y.parseUpdateMeta(bytes).to.has(victim.client) &&
			(person !== victim.person || Buffer.from(bytes).includes(forgedWords))
	);
}
