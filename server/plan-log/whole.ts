// Whether what was read is a whole plan. A damaged row can read as an empty one, and what leans on it then waits for ever; a
// damaged state can read as an empty plan. Neither may be opened: people would take what they see for what there is (rule R3).
import * as Y from 'yjs';
import type { OpenedPlan } from './log.ts';
import { isMalformed, prescan } from './prescan.ts';

/** Throws when a row cannot be read. (lib0 reads past the end of what was cut off.) Call before anything is applied. */
export function expectSoundRows({ tail }: Pick<OpenedPlan, 'tail'>): void {
	for (const { seq, bytes } of tail) {
		const scan = prescan(bytes);
		if (isMalformed(scan)) throw new Error(`row ${seq} of a plan is damaged: ${scan.malformed}`);
	}
}

/** Throws when words are missing of what was read. Costs as much as the plan has client ids. */
export function expectWhole(doc: Y.Doc, { epoch, claims, retired = [] }: OpenedPlan): void {
	const { pendingStructs, pendingDs } = doc.store;
	if (pendingStructs !== null || pendingDs !== null)
		throw new Error('words are missing in the log of a plan');
	// after an erasure ids stay claimed whose words are gone
	if (epoch > 1) return;
	const mayBeEmpty = new Set(retired);
	for (const client of claims.keys())
		if (!mayBeEmpty.has(client) && Y.getState(doc.store, client) === 0)
			throw new Error('a plan was read without the words of somebody who wrote in it');
}
