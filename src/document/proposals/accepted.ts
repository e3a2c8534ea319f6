// Putting one part of a suggestion into a plan as it is at this moment: all of it or nothing, only the words that it changes, and
// never over what somebody has changed since.
import * as Y from 'yjs';
import type { Hunk } from '#domain/hunks.ts';
import type { Part } from '#domain/proposals/hunks-between.ts';
import type { Fit } from '#domain/proposals/proposal.ts';
import { putChanges, standingFor } from '../put-change.ts';
import { readPlace } from '../read.ts';
import { rootsOf } from '../roots.ts';

export interface Accepted {
	readonly fit: Fit;
	/** What it changes, under a client id of its own; null unless it fits. */
	readonly update: Uint8Array | null;
	/** The plan with it. */
	readonly doc: Y.Doc;
}

/** What taking this part would do. `state` is the plan as one update. */
export function acceptedInto(state: Uint8Array, part: Part): Accepted {
	const doc = copyOf(state);
	if (part.some((hunk) => isGone(doc, hunk))) return { fit: 'gone', update: null, doc };
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	let entered: boolean[] = [];
	doc.transact(() => (entered = putChanges(doc, part, 'conflict')));
	if (entered.includes(false)) return { fit: 'changed', update: null, doc: copyOf(state) };
	const [update = null] = updates;
	return { fit: update ? 'fits' : 'in-already', update, doc };
}

/** Whether what a change is about is not there any more. */
function isGone(doc: Y.Doc, hunk: Hunk): boolean {
	const { body, actions, areas } = rootsOf(doc);
	if (hunk.op === 'action.insert') {
		const table = hunk.next.table;
		return !body
			.toArray()
			.some(
				(block) =>
					block instanceof Y.XmlElement &&
					block.nodeName === 'actionTable' &&
					block.getAttribute('id') === table
			);
	}
	if ('actionId' in hunk) {
		const row = actions.get(hunk.actionId);
		if (!(row instanceof Y.Map)) return true;
		// a removed row is brought back, or removed, by setting when; nothing else is done to it
		const removed = readPlace(row).deletedAt !== null;
		return removed && hunk.op === 'text';
	}
	if (hunk.op === 'delete') return false;
	if (hunk.blockId === undefined)
		return hunk.op === 'attrs' && hunk.areaId !== undefined && !areas.has(hunk.areaId);
	return hunk.blockId !== '' && !standingFor(doc, hunk);
}

function copyOf(state: Uint8Array): Y.Doc {
	const doc = new Y.Doc();
	rootsOf(doc);
	Y.applyUpdate(doc, state);
	return doc;
}
