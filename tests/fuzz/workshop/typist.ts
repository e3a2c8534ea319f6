// A simulated guest: the product's own connection without a page. They write whole words that nobody else writes, keep to a
// pause and to rows that are talked about as soon as they hear of them, and come back with a fresh copy when they are told to.
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { row as rowMap } from '#document/action-rows.ts';
import { rootsOf } from '#document/roots.ts';
import { PlanProvider } from '#lib/collab/plan-provider.ts';
import { SaveLedger } from '#lib/collab/save-ledger.ts';
import { wordsSince } from '#lib/collab/unsaved-words.ts';
import { isKept, nothingHeld, type SeenHolds } from '#protocol/holds.ts';
import type { Chance } from '#tests/random.ts';

export interface TypistOptions {
	readonly name: string;
	readonly url: string;
	readonly origin: string;
	readonly planId: string;
	readonly cookie: string;
	/** Who the server says they are. */
	readonly person: string;
	readonly chance: Chance;
	/** Blocks and rows in which they write. */
	readonly blocks: readonly string[];
	readonly rows: readonly string[];
}

export class Typist {
	/** Every word they have written. */
	readonly words: string[] = [];
	/** What a page shows them for copying when it begins anew: blocks with words that the server never took. */
	readonly givenBack: string[] = [];
	/** Why they had to begin anew, in turn. */
	readonly rejoined: string[] = [];
	holds: SeenHolds = nothingHeld;
	mayEdit = false;
	/** Writes in rows that are talked about all the same: a page that is out of date. */
	outOfDate = false;
	doc = new Y.Doc();
	readonly #options: TypistOptions;
	#ledger = new SaveLedger();
	#provider: PlanProvider;

	constructor(options: TypistOptions) {
		this.#options = options;
		this.#provider = this.#connect();
	}

	get here(): boolean {
		return this.#provider.synced;
	}

	get saved(): boolean {
		return !this.#ledger.unsaved;
	}

	/** Writes a word somewhere, unless writing is paused. */
	write(): void {
		const { chance, blocks, rows, name } = this.#options;
		if (this.holds.paused || rootsOf(this.doc).body.length === 0) return;
		const free = this.outOfDate ? rows.slice(0, 1) : rows.filter((row) => !isKept(this.holds, row));
		const inRow = free.length > 0 && (this.outOfDate || chance.percent(15));
		const text = inRow ? this.#cell(chance.pick(free)) : this.#block(chance.pick(blocks));
		if (!text) return;
		const word = `(${name}n${this.words.length + 1})`;
		text.insert(placeIn(text, chance), `${word} `);
		this.words.push(word);
	}

	leave(): void {
		this.#provider.destroy();
		this.doc.destroy();
	}

	#block(id: string): Y.XmlText | null {
		const { body } = rootsOf(this.doc);
		const found = body
			.toArray()
			.find((node) => node instanceof Y.XmlElement && node.getAttribute('id') === id);
		const text = found instanceof Y.XmlElement ? found.get(0) : null;
		return text instanceof Y.XmlText ? text : null;
	}

	#cell(row: string): Y.XmlText | null {
		const cell = rowMap(this.doc, row).get('what');
		const paragraph = cell instanceof Y.XmlFragment ? cell.get(0) : null;
		const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
		return text instanceof Y.XmlText ? text : null;
	}

	#connect(): PlanProvider {
		const { url, origin, planId, cookie, person } = this.#options;
		const doc = (this.doc = new Y.Doc());
		rootsOf(doc);
		this.#ledger = new SaveLedger();
		const provider = new PlanProvider(doc, {
			sockets: `${url.replace('http', 'ws')}/collab`,
			posts: `${url}/collab`,
			planId,
			person,
			epoch: 1,
			ledger: this.#ledger,
			now: Date.now,
			news: {
				saved: () => undefined,
				refused: () => undefined,
				mayEdit: (mayEdit) => (this.mayEdit = mayEdit),
				holds: (holds) => (this.holds = holds),
				called: () => undefined,
				catchesUp: () => undefined,
				waiting: () => undefined,
				broken: (error) => {
					throw error;
				}
			}
		});
		// what their browser would send by itself; they keep to sockets, real pages also go by HTTP
		const socket = class extends WebSocket {
			constructor(address: string | URL, protocols?: string | string[]) {
				super(address, protocols, { headers: { cookie, origin } });
			}
		};
		Object.defineProperty(provider, '_WS', { get: () => socket, set: () => undefined });
		provider.on('closed', ({ code, reason }) => {
			this.rejoined.push(`${code} ${reason}`);
			if (this.#ledger.unsaved) this.givenBack.push(...wordsSince(doc, this.#ledger.savedClock));
			provider.destroy();
			this.#provider = this.#connect();
		});
		provider.connect();
		return provider;
	}
}

/** Behind a space, or at the beginning: never inside somebody's word, nor behind one that is still being typed. */
function placeIn(text: Y.XmlText, chance: Chance): number {
	const words = (text.toDelta() as { insert: unknown }[])
		.map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC'))
		.join('');
	const places = [0];
	for (let at = words.indexOf(' '); at !== -1; at = words.indexOf(' ', at + 1)) places.push(at + 1);
	return chance.pick(places);
}
