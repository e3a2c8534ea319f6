// The stock y-websocket provider with our own way of sending: frames are counted, so that "saved" can be believed;
// nothing is sent before the server has asked for what we have; what is too large for a socket goes by HTTP.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { schemaVersion } from '#domain/plan.ts';
import {
	largestFrame,
	message,
	protocolVersion,
	readAccessChanged,
	readRefused,
	readSaved,
	sync
} from '#protocol/messages.ts';
import { StillPage } from './hold-still.ts';
import { HttpSocket } from './http-socket.ts';
import { Incoming } from './incoming.ts';
import { longestOpening, WayThrough } from './way-through.ts';
import { readCalled, readHolds } from '#protocol/holds.ts';
import { readThreadChanged } from '#protocol/thread-changed.ts';
import { deliverLetter } from './deliver-letter.ts';
import type { Brought, ProviderOptions } from './provider-options.ts';

/** Room for the message types and the length in front of an update, bytes. */
const frameOverhead = 16;
/** A change that could not be delivered by HTTP is tried again after this long, milliseconds. */
const postAgainAfter = 2_000;
/** Presence is dropped by the server above ten frames a second; we stay below, milliseconds between frames. */
const presencePause = 150;

const away = { kind: 'away' } as const;
/** Who hears nothing for so long has no line, whatever the browser says; the server speaks every 15 s. Milliseconds. */
const silence = 20_000;
/** Pauses between tries grow up to about this, milliseconds; each tab has its own, so that a class does not come back at once. */
const longestPause = () => 8_000 + Math.random() * 4_000;

export class PlanProvider extends WebsocketProvider {
	/** Words under earlier client ids of mine, from which clock on: they came from a copy on this device. */
	brought: Brought = [];
	readonly #options: ProviderOptions;
	/** Whether the server has asked for our changes on this socket. A reader is never asked. */
	#asked = false;
	/** The server's question is not answered yet on this socket; until it is, the server holds what follows. */
	#owesAnswer = false;
	#posting = false;
	/** The server has said that I may not write. */
	#mayNot = false;
	/** Writing is paused for me. */
	#paused = false;
	#gone = false;
	#presenceTimer: ReturnType<typeof setTimeout> | null = null;
	readonly #way = new WayThrough();
	#opening: ReturnType<typeof setTimeout> | null = null;
	readonly #page = new StillPage();
	readonly #incoming = new Incoming({
		takeIn: (changes, presence) => this.#page.during(() => this.#takeIn(changes, presence)),
		waiting: (changes) => this.#options.news.waiting(changes)
	});

	constructor(doc: Y.Doc, options: ProviderOptions) {
		super(options.sockets, options.planId, doc, {
			connect: false,
			disableBc: true,
			maxBackoffTime: longestPause(),
			params: {
				protocol: `${protocolVersion}`,
				schema: `${schemaVersion}`,
				epoch: `${options.epoch}`,
				person: options.person
			}
		});
		this.#options = options;
		doc.off('update', this._updateHandler);
		doc.on('update', this.#onUpdate);
		// The stock handler also sends on what others said; in a room of forty that is forty times too much.
		this.awareness.off('update', this._awarenessUpdateHandler);
		this.awareness.on('update', this.#onPresence);
		this.on('status', ({ status }) => {
			this.#asked = this.#mayNot = false;
			if (status !== 'connected') this.#incoming.lineEnded();
			this.#watchOpening(status);
			if (status === 'connected') options.ledger.connected();
		});
		const sockets = this._WS;
		this.on('connection-close', () => {
			if (!this.wsconnected) this.#way.failed();
			// the provider needs no more of a WebSocket than this has
			this._WS = this.#way.byHttp ? (HttpSocket as unknown as typeof WebSocket) : sockets;
		});
		this.messageHandlers[message.sync] = (_answer, decoder) => this.#readSync(decoder);
		this.messageHandlers[message.awareness] = (_answer, decoder) =>
			this.#incoming.presence(decoding.readVarUint8Array(decoder));
		this.messageHandlers[message.saved] = (_answer, decoder) => {
			const { frames, at } = readSaved(decoder);
			options.ledger.acknowledged(frames, at, options.now());
			options.news.saved();
		};
		this.messageHandlers[message.refused] = (_answer, decoder) => {
			const { frame, code } = readRefused(decoder);
			// what is held for me is safe: only what I typed after it is not
			if (code === 'held') options.ledger.acknowledged(frame, options.now(), options.now());
			options.news.refused(code, frame > 0);
		};
		this.messageHandlers[message.accessChanged] = (_answer, decoder) => {
			const { mayEdit } = readAccessChanged(decoder);
			options.news.mayEdit(mayEdit);
			this.#mayNot = !mayEdit;
			if (!mayEdit) this.#handOver();
		};
		this.messageHandlers[message.holds] = (_answer, decoder) => {
			const holds = readHolds(decoder);
			if (!holds) return;
			// What is made during a pause waits here: the server asks for it when the pause ends.
			this.#paused = holds.paused !== null && !holds.lead;
			if (this.#paused) this.#asked = false;
			options.news.holds(holds);
			if (this.#mayNot) this.#handOver();
		};
		this.messageHandlers[message.called] = (_answer, decoder) => {
			const call = readCalled(decoder);
			if (call) options.news.called(call);
		};
		this.messageHandlers[message.threadChanged] = (_answer, decoder) => {
			const thread = readThreadChanged(decoder);
			if (thread) options.news.threadChanged?.(thread);
		};
	}

	/** Takes in a copy of the document as it was kept on this device. */
	bring({ state, unsent, unsentFrom }: { state: Uint8Array; unsent: boolean; unsentFrom: Brought }): void {
		if (unsent) this.brought = [...this.brought, ...unsentFrom];
		// what the server has already is no change of mine
		Y.applyUpdate(this.doc, state, unsent ? undefined : this);
	}

	/** The device has woken, the network is back or somebody has signed in again: do not wait for the next try. */
	wake(): void {
		this.wsUnsuccessfulReconnects = 0;
		const dead = this.wsconnected && Date.now() - this.wsLastMessageReceived > silence;
		if (dead) this.disconnect();
		this.connect();
	}

	/** What others do, on its way to the screen. */
	get incoming(): Pick<Incoming, 'hold' | 'letGo' | 'flush' | 'typed'> {
		return this.#incoming;
	}

	/** The browser says that the network is gone: a line that may look whole for a minute is given up now. */
	lineLost(): void {
		if (!this.shouldConnect) return;
		this.disconnect();
		this.connect();
	}

	override destroy(): void {
		this.#gone = true;
		this.#incoming.close();
		if (this.#presenceTimer) clearTimeout(this.#presenceTimer);
		if (this.#opening) clearTimeout(this.#opening);
		this.doc.off('update', this.#onUpdate);
		this.awareness.off('update', this.#onPresence);
		super.destroy();
	}

	readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
		if (origin === this) return;
		const { ledger, now, news } = this.#options;
		ledger.changed(Y.getState(this.doc.store, this.doc.clientID), now());
		// What is made before the server asks, or behind a large change, travels with the answer or after it.
		if (this.#asked && !this.#posting) this.#carry(update, sync.update);
		news.saved();
	};

	/** A WebSocket that opens never and fails never is one that something in between has swallowed. */
	#watchOpening(status: 'connected' | 'connecting' | 'disconnected'): void {
		if (this.#opening) clearTimeout(this.#opening);
		this.#opening = null;
		if (status === 'connected') this.#way.opened();
		if (status === 'connecting') this.#opening = setTimeout(() => this.ws?.close(), longestOpening);
	}

	#readSync(decoder: decoding.Decoder): void {
		const kind = decoding.readVarUint(decoder);
		const bytes = decoding.readVarUint8Array(decoder);
		if (kind === sync.step1) {
			this.#asked = this.#owesAnswer = true;
			if (!this.#posting) this.#carry(Y.encodeStateAsUpdate(this.doc, bytes), sync.step2);
			return;
		}
		if (kind === sync.step2) this.#options.news.catchesUp(false);
		this.#incoming.change(bytes);
		if (kind !== sync.step2) return;
		this.#incoming.flush();
		this.#options.news.catchesUp(true);
		this.synced = true;
	}

	/** One transaction for everything that waited: one drawing, however many people typed. */
	#takeIn(changes: readonly Uint8Array[], presence: readonly Uint8Array[]): void {
		try {
			this.doc.transact(() => {
				for (const change of changes) Y.applyUpdate(this.doc, change, this);
			}, this);
			for (const each of presence) applyAwarenessUpdate(this.awareness, each, this);
		} catch (error) {
			this.#options.news.broken(error);
		}
	}

	/**
	 * I may not write any more, so nobody asks for my words. What I typed while I might goes to the server all the same: it
	 * enters where it may, and waits for me where it may not. During a pause everything waits here.
	 */
	#handOver(): void {
		this.#asked = false;
		const { ledger } = this.#options;
		if (ledger.unsaved && !this.#paused && !this.#posting)
			this.#carry(this.#ownSince(ledger.savedClock), sync.update);
	}

	#carry(update: Uint8Array, kind: number): void {
		if (update.byteLength + frameOverhead > largestFrame) {
			// an answer goes as it is: after a restore it holds words of others, too
			void this.#post(kind === sync.step2 ? update : null);
			return;
		}
		if (kind === sync.step2) this.#owesAnswer = false;
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, message.sync);
		encoding.writeVarUint(encoder, kind);
		encoding.writeVarUint8Array(encoder, update);
		this.ws?.send(encoding.toUint8Array(encoder));
		this.#options.ledger.sent();
	}

	/**
	 * Takes a change too large for a frame through the same gate by HTTP; what is made meanwhile follows when it has arrived.
	 * With everything of mine that is not saved yet: frames sent just before travel by another road and may come later.
	 */
	async #post(answer: Uint8Array | null): Promise<void> {
		const { ledger, posts, planId, news, now } = this.#options;
		const mark = ledger.mark();
		const update = answer ?? this.#ownSince(ledger.savedClock);
		const asked = new URLSearchParams(this.params);
		const address = `${posts}/${planId}?${asked}`;
		const clock = Y.getState(this.doc.store, this.doc.clientID);
		this.#posting = true;
		while (!this.#gone) {
			const answer = this.#paused ? away : await deliverLetter(address, update);
			if (answer.kind === 'saved') {
				ledger.savedUpTo(mark, answer.at, now());
				break;
			}
			if (answer.kind === 'refused') {
				if (answer.code === 'held') ledger.savedUpTo(mark, now(), now());
				news.refused(answer.code, true);
				break;
			}
			await new Promise((wake) => setTimeout(wake, postAgainAfter));
		}
		this.#posting = false;
		if (this.#gone) return;
		news.saved();
		if (this.#asked && (this.#owesAnswer || ledger.unsaved))
			this.#carry(this.#ownSince(clock), this.#owesAnswer ? sync.step2 : sync.update);
	}

	/** My own changes from a clock on; nothing of others, who bring theirs themselves. */
	#ownSince(clock: number): Uint8Array {
		const have = Y.decodeStateVector(Y.encodeStateVector(this.doc));
		for (const [client, from] of this.brought) have.set(client, from);
		have.set(this.doc.clientID, clock);
		return Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(have));
	}

	readonly #onPresence = (
		{ added, updated, removed }: { added: number[]; updated: number[]; removed: number[] },
		origin: unknown
	): void => {
		if (origin === this || this.#presenceTimer) return;
		if (![...added, ...updated, ...removed].includes(this.doc.clientID)) return;
		this.#sendPresence();
		this.#presenceTimer = setTimeout(() => {
			this.#presenceTimer = null;
			this.#sendPresence();
		}, presencePause);
	};

	#sendPresence(): void {
		if (!this.wsconnected || !this.ws || this.awareness.getLocalState() === null) return;
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, message.awareness);
		encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(this.awareness, [this.doc.clientID]));
		this.ws.send(encoding.toUint8Array(encoder));
	}
}
