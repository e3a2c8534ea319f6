// What one person looks at in the tables of one plan, kept on this device. It never changes the plan.
import { SvelteMap } from 'svelte/reactivity';
import type { ActionRow, WholeRow } from '#domain/action-row.ts';
import { choiceFrom, everyRow, fits, inOrder, isFilter, type RowChoice } from './row-choice.ts';

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export class RowView {
	#choice = $state.raw<RowChoice>(everyRow);
	/** Rows that stay in sight and in place since I began to work in them, each as it was then. */
	readonly #kept = new SvelteMap<string, ActionRow>();
	readonly #key: string;
	#store: Store | null = null;

	/** Where the story of an action is told; null for whoever may not read the history. */
	readonly stories: string | null;

	/** Where something is said about an action; null for whoever may not. */
	readonly comments: string | null;

	constructor(planId: string, stories: string | null = null, comments: string | null = null) {
		this.stories = stories;
		this.comments = comments;
		this.#key = `withus-rows-${planId}`;
	}

	/** Takes up what this device remembers. Called in the browser, once the page is there. */
	remember(store: Store | null): void {
		this.#store = store;
		try {
			this.#choice = choiceFrom(JSON.parse(store?.getItem(this.#key) ?? 'null'));
		} catch (error) {
			console.error('What was looked at last could not be read.', error);
		}
	}

	get choice(): RowChoice {
		return this.#choice;
	}

	/** Whether rows are left out. */
	get filters(): boolean {
		return isFilter(this.#choice);
	}

	choose(change: Partial<RowChoice>): void {
		this.#choice = { ...this.#choice, ...change };
		this.#kept.clear();
		try {
			if (this.filters || this.#choice.order !== 'printed')
				this.#store?.setItem(this.#key, JSON.stringify(this.#choice));
			else this.#store?.removeItem(this.#key);
		} catch (error) {
			// a full or closed store: the choice lasts as long as the page
			console.error('What is looked at could not be remembered.', error);
		}
	}

	/** From now on a row stays in sight, and where it is, whatever becomes of it: somebody works in it here. */
	keep(id: string, row: ActionRow): void {
		if (!this.#kept.has(id)) this.#kept.set(id, row);
	}

	shows(id: string, row: ActionRow): boolean {
		return fits(row, this.#choice) || this.#kept.has(id);
	}

	/** The rows to show, in the chosen order. */
	of<Row extends Pick<WholeRow, 'id' | 'row'>>(rows: readonly Row[]): Row[] {
		const shown = rows.filter(({ id, row }) => this.shows(id, row));
		return inOrder(shown, this.#choice.order, ({ id, row }) => this.#kept.get(id) ?? row);
	}
}
