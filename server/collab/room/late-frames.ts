// Changes that come too late in one room: whose words are held instead of refused, and how they enter (rules T).
import * as Y from 'yjs';
import { shownBy } from '#document/action-rows.ts';
import { newId, type PersonId } from '#domain/ids.ts';
import { rowOf, type Hunk } from '#domain/hunks.ts';
import type { RefusalCode } from '#domain/refusals.ts';
import { largestChange } from '#protocol/messages.ts';
import type { Gate } from '#server/plan-log/gate.ts';
import type { Verdict } from '#server/plan-log/verdict.ts';
import { lateCodes, splitLate, type HeldChange } from '#server/plan-log/late.ts';
import { sortedByQuotes } from '#server/plan-log/quoted-hunks.ts';
import { isMalformed, type Malformed, type Scan } from '#server/plan-log/prescan.ts';
import type { RoomSabotage } from '#server/collab/sabotage.ts';
import type { FairUseOfPlan } from './fair-use.ts';
import type { Frame, Sender } from './sender.ts';

/** What waits for its author now, and the ids under which nothing more may come. */
export interface Late {
	readonly held: HeldChange;
	readonly retires: readonly (readonly [number, PersonId])[];
}

export type LateVerdict =
	Verdict | { readonly kind: 'late'; readonly late: Late; readonly entered: Entering };
type Entering = Extract<Verdict, { kind: 'entered' }> | null;

/** Taking a change apart costs as much as beginning so many client ids: a person can do that a few times a minute. */
const worth = 10;

export class LateFrames {
	/** Why each of these may not enter as it is. */
	readonly #why = new WeakMap<Frame, RefusalCode>();
	readonly #mayBegin: FairUseOfPlan['mayBegin'];
	readonly #sabotage: RoomSabotage | undefined;

	constructor(mayBegin: FairUseOfPlan['mayBegin'], sabotage?: RoomSabotage) {
		this.#mayBegin = mayBegin;
		this.#sabotage = sabotage;
	}

	/** Whether this sender's words are held when they come too late: they have the right, or have written here before. */
	takes({ visitor }: Pick<Sender, 'visitor'>, gate: Gate): boolean {
		if (this.#sabotage === 'drop-late-edits') return false;
		const everybody = this.#sabotage === 'hold-for-everybody';
		return everybody || visitor.mayEdit || gate.hasWritten(visitor.author.id);
	}

	/** Marks a refused change to be taken apart; false when it is refused for good. */
	mark(frame: Frame, code: RefusalCode, gate: Gate): boolean {
		if (!lateCodes.has(code) || this.isMarked(frame) || !this.takes(frame.sender, gate)) return false;
		if (!this.#mayBegin(frame.sender.visitor.author.id, worth)) return false;
		this.#why.set(frame, code);
		return true;
	}

	isMarked(frame: Frame): boolean {
		return this.#why.has(frame);
	}

	/** One change out of all that a sender has waiting, the marked one first: the later ones lean on it. */
	join(frames: readonly Frame[], frame: Frame): Frame {
		const bytes = frames.length === 1 ? frame.bytes : Y.mergeUpdates(frames.map((each) => each.bytes));
		const joined = { ...frame, n: frames.at(-1)!.n, bytes };
		this.#why.set(joined, this.#why.get(frame)!);
		return joined;
	}

	/** Lets in what may enter of a marked change, under an id of our own, and says what is left. */
	enter(frame: Frame, scan: Scan | Malformed, gate: Gate): LateVerdict {
		const by = { id: frame.sender.visitor.author.id, mayEdit: true };
		if (frame.bytes.byteLength > largestChange) return no('too-big');
		if (isMalformed(scan)) return no('invalid-change');
		const outOfOrder = gate.outOfOrder(scan, by);
		if (outOfOrder) return outOfOrder;
		if (gate.knows(frame.bytes)) return { kind: 'nothing-new' };
		const why = this.#why.get(frame)!;
		const isKept = (hunk: Hunk): boolean => {
			const row = rowOf(hunk);
			// a row that was put together with another is talked about when that one is
			return row !== null && [row, shownBy(gate.doc, row)].some((id) => frame.keptRows.has(id));
		};
		const split = splitLate(gate.doc, frame.bytes, (hunks) => {
			if (why === 'not-allowed') return { allowed: [], held: hunks };
			const { allowed, held } = sortedByQuotes(gate.doc, gate.quotes, hunks);
			return {
				allowed: allowed.filter((hunk) => !isKept(hunk)),
				held: [...held, ...allowed.filter(isKept)]
			};
		});
		if ('refused' in split) return no(split.refused);
		const verdict: Verdict = split.update ? gate.enter(split.update, by) : { kind: 'nothing-new' };
		if (verdict.kind !== 'entered' && verdict.kind !== 'nothing-new') return verdict;
		const clients = idsOf(scan, gate);
		gate.retire(clients);
		return {
			kind: 'late',
			entered: verdict.kind === 'entered' ? verdict : null,
			late: {
				held: { id: newId(), person: by.id, why, hunks: split.held },
				retires: clients.map((client) => [client, by.id])
			}
		};
	}
}

/** The ids under which the change brings words the document does not have. */
function idsOf({ additions }: Scan, gate: Gate): number[] {
	return [...additions].filter(([client, { to }]) => to > gate.clock(client)).map(([client]) => client);
}

function no(code: RefusalCode): Verdict {
	return { kind: 'refused', code, why: 'of a change that came late', spoiled: false };
}
