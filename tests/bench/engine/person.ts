// Somebody in the load: a line, a place to type, and what the server has said of it.
import { dialects, nothing, type Dialect } from './dialect.ts';
import type { Job, RoomJob } from './job.ts';
import { alphabet, caretUpdate, letterUpdate, type At } from './keystrokes.ts';
import { Line } from './line.ts';

export interface PersonParts {
	readonly job: Job;
	readonly room: RoomJob;
	/** Which of all people this is: their cookie, their client id and their address follow from it. */
	readonly number: number;
	/** The letter after which they type. */
	readonly place: At;
}

/** Client ids of people begin here. */
const firstClient = 1_000;
/** So many people call from one address. */
const perAddress = 250;

/** The address of somebody: the loopback network has millions. */
export function addressOf(number: number): string {
	return process.platform === 'linux' ? `127.0.0.${2 + Math.floor(number / perAddress)}` : '127.0.0.1';
}

export class Person {
	readonly client: number;
	readonly line: Line;
	/** The server has answered our question, and we have answered its. */
	readonly joined: Promise<void>;
	/** When each letter was sent, by its clock. */
	readonly sentAt: number[] = [];
	/** Milliseconds until each acknowledgement, with the moment of sending. */
	readonly waits: { readonly sent: number; readonly ms: number }[] = [];
	/** Carets that have been shown to this person. */
	carets = 0;
	/** Bytes of the plan as it came. */
	planBytes = 0;
	refused = false;
	/** Hears every change that comes in. */
	onChanges: ((update: Uint8Array) => void) | null = null;
	/** Hears every letter that goes out. */
	onSent: ((update: Uint8Array) => void) | null = null;
	readonly #dialect: Dialect;
	readonly #room: string;
	#last: At;
	#caretClock = 0;
	/** Changes sent, the answer to the server's question among them, and how many are acknowledged. */
	#framesSent = 0;
	#framesSaved = 0;
	/** Those that were no letter of theirs; all of them come before the first letter. */
	#notLetters = 0;
	#answered = false;
	#everything = false;
	#joinedNow!: () => void;

	constructor({ job, room, number, place }: PersonParts) {
		this.client = firstClient + number;
		this.#dialect = dialects[job.server.dialect];
		this.#room = room.name;
		this.#last = place;
		const cookie = job.cookies[number];
		this.line = new Line(
			{
				port: job.server.port,
				path: room.path,
				headers: { Origin: job.server.origin, ...(cookie ? { Cookie: cookie } : {}) },
				from: addressOf(number)
			},
			{ hear: (message) => this.#hear(message) }
		);
		this.joined = new Promise((resolve, reject) => {
			this.#joinedNow = resolve;
			this.line.opened.catch(reject);
			this.line.socket.once('close', () => reject(new Error(`${room.name}: ${this.line.over ?? ''}`)));
		});
		this.joined.catch(() => undefined);
		void this.line.opened.then(() => {
			const greeting = this.#dialect.greeting(this.#room);
			if (greeting) this.line.send(greeting);
			else this.#ask();
		}, Boolean);
	}

	/** One letter and a caret, now. */
	type(withCaret: boolean): void {
		const own = { client: this.client, clock: this.sentAt.length };
		const letter = letterUpdate(own, this.#last, alphabet[own.clock % alphabet.length]!);
		this.#last = own;
		this.sentAt.push(performance.now());
		this.#framesSent++;
		this.onSent?.(letter);
		const update = this.#dialect.update(this.#room, letter);
		if (withCaret) this.line.send(update, this.#caret());
		else this.line.send(update);
	}

	/** Shows where they are. */
	point(): void {
		this.line.send(this.#caret());
	}

	/** A change of any kind that is not their own typing. */
	bring(update: Uint8Array): void {
		this.#framesSent++;
		this.#notLetters++;
		this.line.send(this.#dialect.update(this.#room, update));
	}

	/** Everything sent is acknowledged. */
	get isSaved(): boolean {
		return this.#framesSaved >= this.#framesSent;
	}

	/** Changes of this line that are acknowledged. */
	get framesSaved(): number {
		return this.#framesSaved;
	}

	/** The clock below which their letters are acknowledged. */
	get savedUpTo(): number {
		return Math.max(0, this.#framesSaved - this.#notLetters);
	}

	#caret(): Uint8Array {
		return this.#dialect.caret(this.#room, caretUpdate(this.client, ++this.#caretClock, this.#last));
	}

	#ask(): void {
		this.line.send(this.#dialect.step1(this.#room, nothing.stateVector));
	}

	#hear(message: Uint8Array): void {
		const heard = this.#dialect.hear(message);
		if (heard.kind === 'carets') this.carets += heard.count;
		else if (heard.kind === 'let in') this.#ask();
		else if (heard.kind === 'refused') this.refused = true;
		else if (heard.kind === 'saved') this.#saved(heard.frames);
		else if (heard.kind === 'one saved') this.#saved(this.#framesSaved + 1);
		else if (heard.kind === 'changes') this.onChanges?.(heard.bytes);
		else if (heard.kind === 'everything') {
			this.#everything = true;
			this.planBytes = heard.bytes.length;
			this.onChanges?.(heard.bytes);
		} else if (heard.kind === 'step1') {
			this.#framesSent++;
			this.#notLetters++;
			this.#answered = true;
			this.line.send(this.#dialect.step2(this.#room, nothing.update));
		}
		if (this.#everything && this.#answered) this.#joinedNow();
	}

	#saved(frames: number): void {
		const now = performance.now();
		const from = this.savedUpTo;
		this.#framesSaved = Math.max(this.#framesSaved, frames);
		for (let clock = from; clock < this.savedUpTo; clock++) {
			const sent = this.sentAt[clock];
			if (sent !== undefined) this.waits.push({ sent, ms: now - sent });
		}
	}
}
