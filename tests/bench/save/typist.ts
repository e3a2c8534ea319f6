// Somebody who types: a paragraph of their own, one character at a time, and a caret that follows.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { WebSocket } from 'ws';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import { encodeStep1, encodeStep2, encodeUpdate } from '#protocol/frames.ts';
import { message, readSaved, sync } from '#protocol/messages.ts';

export class Typist {
	readonly doc = new Y.Doc();
	readonly socket: WebSocket;
	/** Their paragraph stands and is saved. */
	readonly joined: Promise<void>;
	readonly #awareness = new Awareness(this.doc);
	readonly #text = new Y.XmlText();
	#paragraphSent = false;
	/** When each change was sent, by its number on this line, and each character by its clock. */
	readonly #sent: number[] = [0];
	readonly #clocks = new Map<number, number>();
	readonly #saved: { sent: number; after: number }[] = [];
	#savedUpTo = 0;
	#words = '';
	readonly #nextLetter: (before: string) => string;

	/** `nextLetter` says what comes after the words so far; without it the alphabet, again and again. */
	constructor(
		socket: WebSocket,
		nextLetter = ({ length }: string): string => 'abcdefghijklmnopqrstuvwxyz'[length % 26]!
	) {
		this.socket = socket;
		this.#nextLetter = nextLetter;
		rootsOf(this.doc);
		this.doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== this) this.#send(encodeUpdate(update));
		});
		socket.once('open', () => socket.send(encodeStep1(Y.encodeStateVector(this.doc))));
		this.joined = new Promise((resolve, reject) => {
			socket.on('message', (data: Buffer) => {
				this.#hear(data);
				if (this.#paragraphSent && this.isSaved) resolve();
			});
			socket.once('close', (code, reason) => reject(new Error(`closed: ${code} ${reason.toString()}`)));
		});
		// a line that ends later ends the measurement: what it carried is not called saved
		this.joined.catch(() => undefined);
	}

	get isSaved(): boolean {
		return this.#savedUpTo === this.#sent.length - 1;
	}

	/** Everything typed so far. */
	get words(): string {
		return this.#words;
	}

	get typedClocks(): number[] {
		return [...this.#clocks.keys()];
	}

	sentAt(clock: number): number | undefined {
		return this.#clocks.get(clock);
	}

	/** Waiting times, ms, of what was sent in this span. */
	savedAfter(from: number, to: number): number[] {
		return this.#saved.filter(({ sent }) => sent >= from && sent < to).map(({ after }) => after);
	}

	type(): void {
		const letter = this.#nextLetter(this.#words);
		this.#clocks.set(Y.getState(this.doc.store, this.doc.clientID), performance.now());
		this.#text.insert(this.#words.length, letter);
		this.#words += letter;
		const at = Y.createRelativePositionFromTypeIndex(this.#text, this.#words.length);
		// as the editor's caret extension tells it: about 250 bytes
		this.#awareness.setLocalState({
			user: { name: 'Somebody who types', color: '#2f6f5e', colorLight: '#2f6f5e33', group: 'parent_carer' },
			cursor: { anchor: Y.relativePositionToJSON(at), head: Y.relativePositionToJSON(at) }
		});
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, message.awareness);
		encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(this.#awareness, [this.doc.clientID]));
		this.socket.send(encoding.toUint8Array(encoder));
	}

	#send(frame: Uint8Array): void {
		this.#sent.push(performance.now());
		this.socket.send(frame);
	}

	#hear(data: Buffer): void {
		if (data[0] === message.saved) {
			const decoder = decoding.createDecoder(data);
			decoder.pos = 1;
			const { frames } = readSaved(decoder);
			const now = performance.now();
			for (let n = this.#savedUpTo + 1; n <= frames; n++)
				this.#saved.push({ sent: this.#sent[n]!, after: now - this.#sent[n]! });
			this.#savedUpTo = Math.max(this.#savedUpTo, frames);
		}
		// others' changes are not applied: sixty documents in one process would measure this process
		if (data[0] !== message.sync || data[1] === sync.update || this.#paragraphSent) return;
		const decoder = decoding.createDecoder(data);
		decoder.pos = 2;
		const bytes = decoding.readVarUint8Array(decoder);
		if (data[1] === sync.step1) return this.#send(encodeStep2(Y.encodeStateAsUpdate(this.doc, bytes)));
		Y.applyUpdate(this.doc, bytes, this);
		this.#begin();
	}

	#begin(): void {
		this.#paragraphSent = true;
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [this.#text]);
		rootsOf(this.doc).body.push([paragraph]);
	}
}
