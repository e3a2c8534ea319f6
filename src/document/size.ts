import * as Y from 'yjs';
import { largestDocument } from './schema.ts';

/** Bytes of the document, encoded as it is kept and sent. */
export function sizeOf(doc: Y.Doc): number {
	return Y.encodeStateAsUpdate(doc).byteLength;
}

/**
 * Watches that a document stays under its limit without encoding it for every keystroke: it can only have grown by the
 * bytes that came in, so it is measured anew only when those could have filled what was left.
 */
export class DocumentSize {
	readonly #doc: Y.Doc;
	readonly #largest: number;
	#atMost: number;

	/** `atMost`: no more bytes than this are known to stand in it; then it need not be encoded to begin with. */
	constructor(doc: Y.Doc, { largest = largestDocument, atMost = sizeOf(doc) } = {}) {
		this.#doc = doc;
		this.#largest = largest;
		this.#atMost = atMost;
	}

	/** Call with the length of an update after it was applied. True when the document is now too big. */
	isOverAfter(bytes: number): boolean {
		this.#atMost += bytes;
		if (this.#atMost <= this.#largest) return false;
		this.#atMost = sizeOf(this.#doc);
		return this.#atMost > this.#largest;
	}
}
