import * as Y from 'yjs';
import { largestDocument } from './schema.ts';

/** Bytes of the document, encoded as it is kept and sent. */
export function sizeOf(doc: Y.Doc): number {
	return Y.encodeStateAsUpdate(doc).byteLength;
}

/** A document is measured anew after so many bytes where only a part of its limit is asked about. */
const roughly = 256 * 1024;

/**
 * Watches that a document stays under its limit without encoding it for every keystroke: it can only have grown by the
 * bytes that came in, so it is measured anew only when those could have filled what was left.
 */
export class DocumentSize {
	readonly #doc: Y.Doc;
	readonly #largest: number;
	#atMost: number;
	/** When it was last encoded; 0 when it never was. */
	#measured = 0;

	/** `atMost`: no more bytes than this are known to stand in it; then it need not be encoded to begin with. */
	constructor(doc: Y.Doc, { largest = largestDocument, atMost = sizeOf(doc) } = {}) {
		this.#doc = doc;
		this.#largest = largest;
		this.#atMost = atMost;
	}

	/** Bytes have come in: so much larger is the document at the most. */
	grew(bytes: number): void {
		this.#atMost += bytes;
	}

	/** Whether it stays under its limit when so many bytes more come in. */
	hasRoomFor(bytes: number): boolean {
		if (this.#atMost + bytes <= this.#largest) return true;
		if (this.#atMost !== this.#measured) this.#measure();
		return this.#atMost + bytes <= this.#largest;
	}

	/** Whether it has more than half of what it may. */
	get isHalfFull(): boolean {
		const half = this.#largest / 2;
		if (this.#atMost <= half) return false;
		if (this.#measured === 0 || this.#atMost - this.#measured > roughly) this.#measure();
		return this.#measured > half;
	}

	#measure(): void {
		this.#measured = this.#atMost = sizeOf(this.#doc);
	}
}
