import * as Y from 'yjs';
import { largestDocument } from './schema.ts';

/** Bytes of the document, encoded as it is kept and sent. */
export function sizeOf(doc: Y.Doc): number {
	return Y.encodeStateAsUpdate(doc).byteLength;
}

/** A document is measured anew after so many bytes where only its half is asked about. */
const roughly = 256 * 1024;
/** At its limit it is measured again only when so much has changed, bytes or letters: to encode 5 MB takes a tenth of a second. */
const worthMeasuring = 4 * 1024;
/** What takes a range out of the middle of a text leaves two texts and a mark, bytes at the most. */
const perRange = 40;

/** How much an update takes away. */
export interface TakenAway {
	readonly ranges: number;
	readonly clocks: number;
}

const nothing: TakenAway = { ranges: 0, clocks: 0 };

/**
 * Watches that a document stays under its limit without encoding it for every keystroke: it is measured anew only when what
 * came in could have filled what was left.
 */
export class DocumentSize {
	readonly #doc: Y.Doc;
	readonly #largest: number;
	/** It is no larger than this, bytes. */
	#atMost: number;
	/** What has changed since it was encoded, bytes and letters. */
	#changed = Infinity;

	/** `atMost`: no more bytes than this are known to stand in it; then it need not be encoded to begin with. */
	constructor(doc: Y.Doc, { largest = largestDocument, atMost = sizeOf(doc) } = {}) {
		this.#doc = doc;
		this.#largest = largest;
		this.#atMost = atMost;
	}

	/** An update of so many bytes has come in, and has taken away so much. */
	grew(bytes: number, { ranges, clocks } = nothing): void {
		this.#atMost += bytes + ranges * perRange;
		this.#changed += bytes + clocks;
	}

	/** Whether it stays under its limit when so many bytes more come in. */
	hasRoomFor(bytes: number): boolean {
		if (this.#atMost + bytes <= this.#largest) return true;
		if (this.#changed >= worthMeasuring) this.#measure();
		return this.#atMost + bytes <= this.#largest;
	}

	/** How many bytes lie beyond its half, at the most. */
	get beyond(): number {
		return Math.max(0, this.#atMost - this.#largest / 2);
	}

	/** How many of so many bytes more would lie beyond its half; roughly is never too few. */
	beyondHalf(bytes: number, how: 'roughly' | 'exactly'): number {
		const half = this.#largest / 2;
		if (this.#atMost + bytes <= half) return 0;
		const isOld = this.#changed >= (how === 'exactly' ? worthMeasuring : roughly);
		if (isOld) this.#measure();
		return Math.min(bytes, Math.max(0, this.#atMost + bytes - half));
	}

	#measure(): void {
		this.#atMost = sizeOf(this.#doc);
		this.#changed = 0;
	}
}
