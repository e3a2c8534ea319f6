// Who is here, as the server says; a name somebody claims for themselves never gets this far.
import { createSubscriber } from 'svelte/reactivity';
import type { Awareness } from 'y-protocols/awareness';
import { groups, type Group } from '#domain/groups.ts';
import type { OwnPresence, SeenPresence } from '#protocol/presence.ts';

export interface PersonHere {
	/** The tab they are in: the same person may be here twice. */
	readonly tab: number;
	/** The same in all their tabs. */
	readonly who: string;
	readonly name: string;
	readonly group: Group;
	readonly role: string;
	readonly color: string;
	readonly mayEdit: boolean;
}

export interface PlacedPerson extends PersonHere {
	readonly at: readonly OwnPresence[];
}

export class PeopleHere {
	readonly #awareness: Awareness;
	/** I am not one of the others, in whichever tab. */
	readonly #me: string;
	readonly #subscribe: () => void;
	#cells: Map<string, PersonHere[]> | null = null;

	constructor(awareness: Awareness, me = '') {
		this.#awareness = awareness;
		this.#me = me;
		this.#subscribe = createSubscriber((update) => {
			const onChange = ({ added, updated, removed }: AwarenessChange): void => {
				// My own moves are no news to me, and they happen while the page is being drawn.
				if ([...added, ...updated, ...removed].every((tab) => tab === awareness.clientID)) return;
				this.#cells = null;
				update();
			};
			awareness.on('change', onChange);
			return () => {
				this.#cells = null;
				awareness.off('change', onChange);
			};
		});
	}

	/** The others, by group and then by name, each once. */
	get others(): PersonHere[] {
		this.#subscribe();
		const seen = new Set([this.#me]);
		return othersIn(this.#awareness).filter(({ who }) => !seen.has(who) && seen.add(who));
	}

	/** Where in the plan each of the others is writing or has their caret: the positions of all their tabs. */
	get placed(): readonly PlacedPerson[] {
		const at = new Map<string, OwnPresence[]>();
		for (const { who, tab } of othersIn(this.#awareness)) {
			const told = (this.#awareness.getStates().get(tab) ?? {}) as OwnPresence;
			at.set(who, [...(at.get(who) ?? []), told]);
		}
		return this.others.map((person) => ({ ...person, at: at.get(person.who) ?? [] }));
	}

	/** The others who write in one cell of an action row. */
	inCell(action: string, column: string): readonly PersonHere[] {
		this.#subscribe();
		this.#cells ??= this.#byCell();
		return this.#cells.get(`${action} ${column}`) ?? nobody;
	}

	#byCell(): Map<string, PersonHere[]> {
		const cells = new Map<string, PersonHere[]>();
		for (const person of othersIn(this.#awareness)) {
			const cell = this.#awareness.getStates().get(person.tab)?.['cell'] as CellPlace | null | undefined;
			if (!cell || !person.mayEdit) continue;
			const place = `${cell.action} ${cell.column}`;
			cells.set(place, [...(cells.get(place) ?? []), person]);
		}
		return cells;
	}
}

interface AwarenessChange {
	readonly added: readonly number[];
	readonly updated: readonly number[];
	readonly removed: readonly number[];
}

interface CellPlace {
	readonly action: unknown;
	readonly column: unknown;
}

const nobody: readonly PersonHere[] = [];

/** The others in an awareness, sorted by group and name. */
export function othersIn(awareness: Awareness): PersonHere[] {
	const people: PersonHere[] = [];
	for (const [tab, state] of awareness.getStates()) {
		const user = (state as Partial<SeenPresence>).user;
		if (tab === awareness.clientID || !user) continue;
		const { name, group, role, color, mayEdit, who = `${tab}` } = user;
		people.push({ tab, who, name, group, role, color, mayEdit });
	}
	return people.sort(
		(a, b) =>
			groups.indexOf(a.group) - groups.indexOf(b.group) ||
			a.name.localeCompare(b.name, 'en-GB') ||
			a.tab - b.tab
	);
}
