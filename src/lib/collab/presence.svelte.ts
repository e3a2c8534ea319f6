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
	/** Whether somebody follows this now; only then is anything kept between two questions. */
	#followed = false;
	/** Who is here: the same until somebody comes, goes or is called otherwise. Most news is that somebody moved. */
	#people: readonly PersonHere[] | null = null;
	#others: readonly PersonHere[] | null = null;
	#cells: Map<string, PersonHere[]> | null = null;

	constructor(awareness: Awareness, me = '') {
		this.#awareness = awareness;
		this.#me = me;
		this.#subscribe = createSubscriber((update) => {
			const onChange = ({ added, updated, removed }: AwarenessChange): void => {
				const moved = [...added, ...updated].filter((tab) => tab !== awareness.clientID);
				// My own moves are no news to me, and they happen while the page is being drawn.
				if (moved.length + removed.length === 0) return;
				this.#cells = null;
				if (removed.length > 0 || !this.#knows(moved)) this.#people = this.#others = null;
				update();
			};
			this.#followed = true;
			awareness.on('change', onChange);
			return () => {
				this.#followed = false;
				this.#people = this.#others = this.#cells = null;
				awareness.off('change', onChange);
			};
		});
	}

	/** The others, by group and then by name, each once. */
	get others(): readonly PersonHere[] {
		this.#subscribe();
		if (this.#others) return this.#others;
		const seen = new Set([this.#me]);
		const others = this.#everybody.filter(({ who }) => !seen.has(who) && seen.add(who));
		if (this.#followed) this.#others = others;
		return others;
	}

	/** Where in the plan each of the others is writing or has their caret: the positions of all their tabs. */
	get placed(): readonly PlacedPerson[] {
		const others = this.others;
		const at = new Map<string, OwnPresence[]>();
		for (const { who, tab } of this.#everybody) {
			const told = (this.#awareness.getStates().get(tab) ?? {}) as OwnPresence;
			at.set(who, [...(at.get(who) ?? []), told]);
		}
		return others.map((person) => ({ ...person, at: at.get(person.who) ?? [] }));
	}

	/** The others who write in one cell of an action row. */
	inCell(action: string, column: string): readonly PersonHere[] {
		this.#subscribe();
		const cells = this.#cells ?? this.#byCell();
		if (this.#followed) this.#cells = cells;
		return cells.get(`${action} ${column}`) ?? nobody;
	}

	get #everybody(): readonly PersonHere[] {
		const people = this.#people ?? othersIn(this.#awareness);
		if (this.#followed) this.#people = people;
		return people;
	}

	/** Whether these are people I know already, by the same names. */
	#knows(tabs: readonly number[]): boolean {
		const known = new Map(this.#people?.map((person) => [person.tab, person]));
		return tabs.every((tab) => {
			const [before, now] = [known.get(tab), personIn(this.#awareness, tab)];
			return before !== undefined && now !== null && isAlike(before, now);
		});
	}

	#byCell(): Map<string, PersonHere[]> {
		const cells = new Map<string, PersonHere[]>();
		for (const person of this.#everybody) {
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

/** The others in an awareness, in no order. */
export function peopleIn(awareness: Awareness): PersonHere[] {
	return [...awareness.getStates().keys()].flatMap((tab) => personIn(awareness, tab) ?? []);
}

/** The others in an awareness, sorted by group and name. */
function othersIn(awareness: Awareness): PersonHere[] {
	return peopleIn(awareness).sort(
		(a, b) =>
			groups.indexOf(a.group) - groups.indexOf(b.group) || byName.compare(a.name, b.name) || a.tab - b.tab
	);
}

/** Made once: `localeCompare` would look its language up at each of a thousand comparisons. */
const byName = new Intl.Collator('en-GB');

function personIn(awareness: Awareness, tab: number): PersonHere | null {
	const user = (awareness.getStates().get(tab) as Partial<SeenPresence> | undefined)?.user;
	if (tab === awareness.clientID || !user) return null;
	const { name, group, role, color, mayEdit, who = `${tab}` } = user;
	return { tab, who, name, group, role, color, mayEdit };
}

function isAlike(a: PersonHere, b: PersonHere): boolean {
	return (Object.keys(a) as (keyof PersonHere)[]).every((key) => a[key] === b[key]);
}
