// Where the comments of a plan are in this tab's copy of it. Asked anew when people pause, never while they type: until then what is
// drawn moves along with the words around it.
import { untrack } from 'svelte';
import type * as Y from 'yjs';
import type { Anchor, Place, Resolved } from '#domain/anchor.ts';
import type { ActionColumn } from '#domain/action-row.ts';
import { sectionOf } from '#domain/anchors/section-of.ts';
import { anchorIn, lookForAnchors, type AnchorLook } from '#document/anchors/anchors-in.ts';
import { chosenPlace, type TextView } from './chosen-place.ts';
import { goToThread, reachNext, wayBack } from './thread-keys.ts';
import { nothing, threadsByPlace, type BodyThreads, type CellThreads } from './threads-by-place.ts';

export interface ShownThread {
	readonly id: string;
	readonly anchor: Anchor;
}

/** Nobody has typed for so long, ms; or somebody types on and on. */
const pause = 500;
const longest = 4_000;

export class ThreadPlaces {
	/** The thread that is being read: drawn stronger. */
	#current = $state<string | null>(null);
	#threads: readonly ShownThread[] = [];
	#placed = $state.raw<ReadonlyMap<string, Resolved>>(new Map());
	#order = $state.raw<readonly string[]>([]);
	#cells = $state.raw<ReadonlyMap<string, CellThreads>>(new Map());
	#rows = $state.raw<ReadonlyMap<string, string>>(new Map());
	#body: BodyThreads = { ...nothing, blocks: [] };
	#doc: Y.Doc | null = null;
	#look: AnchorLook | null = null;
	#timer: ReturnType<typeof setTimeout> | null = null;
	#since = 0;
	readonly #views = new Set<TextView>();

	/** Opens the thread for whoever goes to it; `back` returns to the exact place. Set by whoever shows threads. */
	reach: (id: string, back: () => void) => void = () => undefined;

	/** Each thread that is shown, and how it stands. */
	get placed(): ReadonlyMap<string, Resolved> {
		return this.#placed;
	}

	/** Threads in the order of the text; what hangs on the whole plan comes first, what is detached last. */
	get order(): readonly string[] {
		return this.#order;
	}

	get current(): string | null {
		return this.#current;
	}

	set current(id: string | null) {
		if (untrack(() => this.#current) === id) return;
		this.#current = id;
		this.#redraw();
	}

	/** The threads to draw, from now on. */
	show(threads: readonly ShownThread[]): void {
		this.#threads = threads;
		untrack(() => this.#find());
	}

	/** The section a thread stands in, by the id of its heading; null before the first one, and for the whole plan. */
	section(id: string): string | null {
		const place = this.#placed.get(id)?.place;
		return place && this.#look ? sectionOf(this.#look.words.content, place) : null;
	}

	/** An anchor for what is chosen now: words of the text or of a cell, a picture, a table. Null when nothing is. */
	chosen(): Anchor | null {
		const place = chosenPlace(this.#views);
		return place ? this.anchorFor(place) : null;
	}

	anchorFor(place: Place): Anchor | null {
		return this.#doc ? anchorIn(this.#doc, place) : null;
	}

	/** Shows where a thread is; false when it is nowhere on this page. */
	goTo(id: string): boolean {
		this.current = id;
		return goToThread(id);
	}

	/** Somebody pressed on the words of a thread. */
	press(id: string): void {
		const back = this.wayBack();
		this.current = id;
		this.reach(id, back);
	}

	/** Remembers where somebody is in the text, and answers how to come back there. */
	wayBack(): () => void {
		return wayBack(this.#views);
	}

	/** To the next thread of the page, or the one before: from the one that is read, or from where the caret is. */
	next(step: 1 | -1): void {
		const found = reachNext(
			untrack(() => this.#current),
			step,
			this.#views
		);
		if (!found) return;
		this.current = found.id;
		this.reach(found.id, found.back);
	}

	/** What hangs on a cell. Reactive; the same object while nothing there has changed. */
	inCell(actionId: string, column: ActionColumn): CellThreads {
		return this.#cells.get(`${actionId} ${column}`) ?? nothing;
	}

	/** The ids of threads on a whole row, separated by spaces. Reactive. */
	onRow(actionId: string): string {
		return this.#rows.get(actionId) ?? '';
	}

	/** What hangs on the words of one editor, and on blocks of the text. */
	forView(actionId: string | null, column: ActionColumn | null): BodyThreads {
		if (actionId === null || column === null) return this.#body;
		return { ...(this.#cells.get(`${actionId} ${column}`) ?? nothing), blocks: [] };
	}

	/** An editor that draws threads; it is told when to. */
	join(view: TextView): () => void {
		this.#views.add(view);
		return () => this.#views.delete(view);
	}

	/** Follows a copy of the plan until the answer is called. */
	follow(doc: Y.Doc): () => void {
		this.#doc = doc;
		const changed = (transaction: Y.Transaction): void => {
			if (transaction.changed.size > 0) this.#soon();
		};
		doc.on('afterTransaction', changed);
		window.addEventListener('keydown', this.#keyed);
		untrack(() => this.#find());
		return () => {
			window.removeEventListener('keydown', this.#keyed);
			doc.off('afterTransaction', changed);
			if (this.#doc !== doc) return;
			this.#doc = null;
			if (this.#timer !== null) clearTimeout(this.#timer);
			this.#timer = null;
		};
	}

	/** F7 and Shift+F7, wherever one is on the page. */
	readonly #keyed = (event: KeyboardEvent): void => {
		if (event.key !== 'F7' || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented)
			return;
		if (this.#placed.size === 0) return;
		event.preventDefault();
		this.next(event.shiftKey ? -1 : 1);
	};

	#soon(): void {
		const now = Date.now();
		if (this.#timer === null) this.#since = now;
		else clearTimeout(this.#timer);
		const wait = Math.max(0, Math.min(pause, this.#since + longest - now));
		this.#timer = setTimeout(() => {
			this.#timer = null;
			this.#find();
		}, wait);
	}

	#find(): void {
		if (!this.#doc) return;
		// whoever has no threads pays nothing for them
		if (this.#threads.length === 0 && this.#placed.size === 0) return;
		const look = lookForAnchors(this.#doc);
		this.#look = look;
		this.#placed = new Map(this.#threads.map(({ id, anchor }) => [id, look.resolve(anchor)]));
		const { body, cells, rows, order } = threadsByPlace(look.words, this.#placed);
		const before = this.#cells;
		this.#body = body;
		this.#cells = new Map(
			[...cells].map(([key, now]) => [key, same(before.get(key), now) ? before.get(key)! : now])
		);
		this.#rows = rows;
		this.#order = order;
		this.#redraw();
	}

	/** Whoever sets something here in an effect must not run again because an editor was drawn. */
	#redraw(): void {
		untrack(() => {
			for (const view of this.#views) view.redraw();
		});
	}
}

function same(one: CellThreads | undefined, other: CellThreads): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
