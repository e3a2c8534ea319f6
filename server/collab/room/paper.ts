// The document of a room: a Yjs document while something happens in it, and bytes while nothing does. As bytes it takes a
// tenth of the memory, and most of the plans that are open on somebody's desk are only open (rules M).
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { Gate, type FoldedPlan } from '#server/plan-log/gate.ts';
import type { OpenedPlan } from '#server/plan-log/log.ts';
import { encodeStep2 } from '#protocol/frames.ts';
import { Packet } from '#server/collab/packet.ts';
import type { Sabotage } from '#server/collab/sabotage.ts';

/** The document is folded when it has not been needed between so many looks. */
const looksUntilFolded = 3;

/** A tab knows who wrote in its plan, and itself under a few ids that have not come in yet. */
const mostUnknown = 300;

/** Somebody came in within so many looks: others may come after them. */
const looksUntilNobodyComes = 2;
/** No more changes than these are sent behind what was made before them, and no more than a part of its bytes: then all is made anew. */
const mostSince = { changes: 64, part: 1 / 4 };

/** Everything that stood in a document at a moment, as somebody is sent it who has nothing. */
interface Whole {
	readonly bytes: Uint8Array;
	/** As a message, when it was first sent. */
	packet: Packet | null;
	/** What everybody has been shown since. */
	readonly since: Packet[];
	bytesSince: number;
}

export class Paper {
	readonly #sabotage: Sabotage;
	#gate: Gate | null = null;
	#folded: FoldedPlan | null = null;
	/** Made once for all who come in. */
	#whole: Whole | null = null;
	/** Of the document as it stands; null until somebody asks. */
	#stateVector: Uint8Array | null = null;
	/** Something in the document has not been shown yet. */
	#holdsMore = false;
	#looks = 0;
	#looksSinceAsked = looksUntilNobodyComes;

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

	/** Everything, or what comes after a state vector: a step 2, and what was shown behind it. */
	answerTo(stateVector?: Uint8Array): readonly Packet[] {
		const hasNothing = stateVector === undefined || stateVector.byteLength <= 1;
		if (hasNothing || this.#namesTooMany(stateVector)) return this.#everything();
		return [new Packet(encodeStep2(Y.encodeStateAsUpdate(this.gate.doc, stateVector)))];
	}

	/** To read thousands of ids that nobody has written under costs more than to send everything. */
	#namesTooMany(stateVector: Uint8Array): boolean {
		const known = decoding.readVarUint(decoding.createDecoder(this.stateVector));
		return decoding.readVarUint(decoding.createDecoder(stateVector)) > known + mostUnknown;
	}

	get stateVector(): Uint8Array {
		return (this.#stateVector ??= Y.encodeStateVector(this.gate.doc));
	}

	/** While people write, a crowd that comes in is sent what was made for the first of them, and behind it what was written since. */
	#everything(): readonly Packet[] {
		this.#looksSinceAsked = 0;
		const whole = this.#whole && !this.#isToBeMade ? this.#whole : this.#all;
		whole.packet ??= new Packet(encodeStep2(whole.bytes));
		return [whole.packet, ...whole.since];
	}

	/** Everybody is shown this change, which stands in the document. */
	shown(change: Packet): void {
		this.#holdsMore = false;
		const whole = this.#whole;
		if (!whole) return;
		whole.bytesSince += change.message.byteLength;
		const tooMany = whole.since.push(change) > mostSince.changes;
		if (tooMany || whole.bytesSince > whole.bytes.byteLength * mostSince.part) this.#whole = null;
	}

	/** The document as the log gives it now. */
	replace(opened: OpenedPlan): void {
		const { epoch, quotes } = this.gate;
		this.#unfold(epoch === opened.epoch ? { ...opened, quotes } : opened);
	}

	/** Called now and then; while nothing is on its way, it folds what has not been needed since. */
	rest(nothingIsOnItsWay: boolean): void {
		// as a message it takes its bytes a second time
		if (++this.#looksSinceAsked >= looksUntilNobodyComes && this.#whole) this.#whole.packet = null;
		if (!nothingIsOnItsWay) return;
		if (this.#gate && ++this.#looks >= looksUntilFolded && this.#sabotage.room !== 'stay-awake') this.#fold();
	}

	#fold(): void {
		const { bytes } = this.#all;
		const { gate, stateVector } = this;
		this.#folded = gate.fold(bytes);
		gate.doc.destroy();
		this.#gate = null;
		this.#stateVector = stateVector;
	}

	/** Whether what was made and shown is not all that stands in the document. */
	get #isToBeMade(): boolean {
		return this.#holdsMore || this.#sabotage.room === 'encode-for-each';
	}

	/** Everything that stands in the document now. */
	get #all(): Whole {
		if (this.#whole?.since.length === 0 && !this.#isToBeMade) return this.#whole;
		return (this.#whole = wholeOf(Y.encodeStateAsUpdate(this.gate.doc)));
	}

	#unfold(plan: OpenedPlan | FoldedPlan): Gate {
		const gate = new Gate(plan, this.#sabotage.gate);
		this.#gate = gate;
		this.#folded = null;
		this.#looks = 0;
		const [only, ...more] = [...(plan.state ? [plan.state] : []), ...plan.tail];
		const known = only !== undefined && more.length === 0;
		this.#whole = known ? wholeOf(only.bytes) : null;
		this.#stateVector = null;
		this.#holdsMore = false;
		gate.doc.on('afterTransaction', (transaction: Y.Transaction) => {
			if (isChange(transaction)) this.#changed();
		});
		return gate;
	}

	#changed(): void {
		this.#stateVector = null;
		this.#holdsMore = true;
		if (this.#looksSinceAsked >= looksUntilNobodyComes) this.#whole = null;
	}
}

function wholeOf(bytes: Uint8Array): Whole {
	return { bytes, packet: null, since: [], bytesSince: 0 };
}

/** What only repeats leaves the document as it was. */
function isChange({ deleteSet, beforeState, afterState }: Y.Transaction): boolean {
	if (deleteSet.clients.size > 0) return true;
	return [...afterState].some(([client, clock]) => beforeState.get(client) !== clock);
}
