// The document of a room: a Yjs document while something happens in it, and bytes while nothing does. As bytes it takes a
// tenth of the memory, and most of the plans that are open on somebody's desk are only open (rules M).
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { Gate, type FoldedPlan } from '#server/plan-log/gate.ts';
import type { OpenedPlan } from '#server/plan-log/log.ts';
import type { Sabotage } from './sabotage.ts';

/** The document is folded when it has not been needed between so many looks. */
const looksUntilFolded = 3;

/** A tab knows who wrote in its plan, and itself under a few ids that have not come in yet. */
const mostUnknown = 300;

/** Everything that stands in a document, as somebody is sent it who has nothing. */
interface Whole {
	readonly bytes: Uint8Array;
	readonly stateVector: Uint8Array;
}

export class Paper {
	readonly #sabotage: Sabotage;
	#gate: Gate | null = null;
	#folded: FoldedPlan | null = null;
	/** Made once for all who come in, until something changes. */
	#whole: Whole | null = null;
	#looks = 0;

	constructor(opened: OpenedPlan, sabotage: Sabotage) {
		this.#sabotage = sabotage;
		// built at once, because what cannot be read is not to be opened (rule R3); and folded, because most people only read
		this.#unfold(opened);
		if (sabotage.room !== 'stay-awake') this.#fold();
	}

	get #plan(): Pick<Gate, 'epoch' | 'seq'> {
		return this.#gate ?? this.#folded!;
	}

	get epoch(): number {
		return this.#plan.epoch;
	}

	get seq(): number {
		return this.#plan.seq;
	}

	get isFolded(): boolean {
		return this.#gate === null;
	}

	get gate(): Gate {
		this.#looks = 0;
		return this.#gate ?? this.#unfold(this.#folded!);
	}

	/** Everything, or what comes after a state vector. */
	changesSince(stateVector?: Uint8Array): Uint8Array {
		const hasNothing = stateVector === undefined || stateVector.byteLength <= 1;
		if (hasNothing || this.#namesTooMany(stateVector)) return this.#all.bytes;
		return Y.encodeStateAsUpdate(this.gate.doc, stateVector);
	}

	/** To read thousands of ids that nobody has written under costs more than to send everything. */
	#namesTooMany(stateVector: Uint8Array): boolean {
		const known = decoding.readVarUint(decoding.createDecoder(this.#all.stateVector));
		return decoding.readVarUint(decoding.createDecoder(stateVector)) > known + mostUnknown;
	}

	get stateVector(): Uint8Array {
		return this.#all.stateVector;
	}

	/** The document as the log gives it now. */
	replace(opened: OpenedPlan): void {
		const { epoch, quotes } = this.gate;
		this.#unfold(epoch === opened.epoch ? { ...opened, quotes } : opened);
	}

	/** Called now and then, while nothing is on its way: folds what has not been needed since. */
	rest(): void {
		if (this.#gate && ++this.#looks >= looksUntilFolded && this.#sabotage.room !== 'stay-awake') this.#fold();
	}

	#fold(): void {
		const { bytes } = this.#all;
		const { gate } = this;
		this.#folded = gate.fold(bytes);
		gate.doc.destroy();
		this.#gate = null;
	}

	get #all(): Whole {
		const anew = this.#sabotage.room === 'encode-for-each';
		if (this.#whole && !anew) return this.#whole;
		const { doc } = this.gate;
		const bytes = Y.encodeStateAsUpdate(doc);
		return (this.#whole = { bytes, stateVector: Y.encodeStateVector(doc) });
	}

	#unfold(plan: OpenedPlan | FoldedPlan): Gate {
		const gate = new Gate(plan, this.#sabotage.gate);
		this.#gate = gate;
		this.#folded = null;
		this.#looks = 0;
		const [only, ...more] = [...(plan.state ? [plan.state] : []), ...plan.tail];
		const known = only !== undefined && more.length === 0;
		this.#whole = known ? { bytes: only.bytes, stateVector: Y.encodeStateVector(gate.doc) } : null;
		gate.doc.on('afterTransaction', (transaction: Y.Transaction) => {
			if (isChange(transaction)) this.#whole = null;
		});
		return gate;
	}
}

/** What only repeats leaves the document as it was. */
function isChange({ deleteSet, beforeState, afterState }: Y.Transaction): boolean {
	if (deleteSet.clients.size > 0) return true;
	return [...afterState].some(([client, clock]) => beforeState.get(client) !== clock);
}
