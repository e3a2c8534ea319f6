// All rows, tables and areas of a live plan as content, read again only where something changed.
import { createSubscriber } from 'svelte/reactivity';
import * as Y from 'yjs';
import { wholeRows, type ActionRow, type WholeRow } from '#domain/action-row.ts';
import type { PlanArea, PlanContent } from '#domain/plan.ts';
import { readRow } from '#document/read.ts';
import { rootsOf } from '#document/roots.ts';
import { fromYjs, type DeepEvents, type FromYjs } from '#lib/collab/from-yjs.svelte.ts';
import {
	outlineOfBody,
	outlineOfContent,
	sectionTitles,
	tablesOf,
	type PlaceOfTable,
	type Sketch
} from './plan-sketch.ts';

/** What the views of rows are drawn from: the live plan, or the text the server sent. */
export interface RowSource {
	/** Every row that stands for itself, removed ones too. One that did not change is the same object as before. */
	readonly wholes: readonly WholeRow[];
	readonly tables: readonly PlaceOfTable[];
	readonly areas: Readonly<Record<string, PlanArea>>;
}

export class PlanRows implements RowSource {
	readonly #actions: Y.Map<unknown>;
	readonly #sketch: FromYjs<Sketch>;
	readonly #areas: FromYjs<Readonly<Record<string, PlanArea>>>;
	readonly #subscribe: () => void;
	readonly #read = new Map<string, ActionRow>();
	#wholes: readonly WholeRow[] | null = null;
	#before: ReadonlyMap<string, WholeRow> = new Map();
	#followed = false;

	constructor(doc: Y.Doc) {
		const { actions, areas, body } = rootsOf(doc);
		this.#actions = actions;
		this.#sketch = fromYjs(body, () => outlineOfBody(body), concernsSketch(body));
		this.#areas = fromYjs(areas, () => readAreas(areas));
		this.#subscribe = createSubscriber((update) => {
			const changed = (events: DeepEvents): void => {
				for (const event of events) {
					if (event.target === actions) for (const id of event.keys.keys()) this.#read.delete(id);
					else this.#read.delete(`${event.path[0]}`);
				}
				this.#wholes = null;
				update();
			};
			this.#forget();
			this.#followed = true;
			actions.observeDeep(changed);
			return () => {
				this.#followed = false;
				actions.unobserveDeep(changed);
			};
		});
	}

	get wholes(): readonly WholeRow[] {
		this.#subscribe();
		if (!this.#followed) this.#forget();
		return (this.#wholes ??= this.#readAll());
	}

	get tables(): readonly PlaceOfTable[] {
		return tablesOf(this.#sketch.current);
	}

	/** Sections that are no areas yet, in the order of the text. */
	get sections(): readonly { readonly id: string; readonly title: string }[] {
		const areas = this.#areas.current;
		const sections = new Map<string, string>();
		// of two headings with one id the first is it
		for (const part of this.#sketch.current)
			if (part.type === 'heading' && part.id !== '' && part.words !== '' && !(part.id in areas))
				sections.set(part.id, sections.get(part.id) ?? part.words);
		return [...sections].map(([id, title]) => ({ id, title }));
	}

	/** By their numbers; the plain title of a section comes before the one kept with the area. */
	get areas(): Readonly<Record<string, PlanArea>> {
		return withTitles(this.#areas.current, this.#sketch.current);
	}

	#forget(): void {
		this.#read.clear();
		this.#wholes = null;
	}

	#readAll(): WholeRow[] {
		const rows: [string, ActionRow][] = [];
		for (const [id, map] of this.#actions) {
			if (!(map instanceof Y.Map)) continue;
			const row = this.#read.get(id) ?? readRow(map);
			this.#read.set(id, row);
			rows.push([id, row]);
		}
		const wholes = wholeRows(Object.fromEntries(rows)).map((whole) => {
			const before = this.#before.get(whole.id);
			return before && sameParts(before, whole) ? before : whole;
		});
		this.#before = new Map(wholes.map((whole) => [whole.id, whole]));
		return wholes;
	}
}

/** The rows of a plan that does not change. */
export function rowsOfContent(content: PlanContent): RowSource {
	const sketch = outlineOfContent(content);
	return {
		wholes: wholeRows(content.actions),
		tables: tablesOf(sketch),
		areas: withTitles(sorted(Object.entries(content.areas)), sketch)
	};
}

function sameParts(one: WholeRow, other: WholeRow): boolean {
	return (
		one.parts.length === other.parts.length &&
		one.parts.every(({ id, row }, index) => id === other.parts[index]?.id && row === other.parts[index]?.row)
	);
}

/** Typing in a paragraph changes nothing here; anything at the top, or inside a title, may. */
function concernsSketch(body: Y.XmlFragment): (events: DeepEvents) => boolean {
	return (events) =>
		events.some(({ target }) => {
			let at: unknown = target;
			while (at instanceof Y.AbstractType && at.parent && at.parent !== body) at = at.parent;
			return at === body || (at instanceof Y.XmlElement && at.nodeName !== 'paragraph');
		});
}

function withTitles(
	areas: Readonly<Record<string, PlanArea>>,
	sketch: Sketch
): Readonly<Record<string, PlanArea>> {
	const titles = sectionTitles(sketch);
	return Object.fromEntries(
		Object.entries(areas).map(([id, area]) => [
			id,
			{ ...area, plainTitle: titles.get(id) || area.plainTitle }
		])
	);
}

function readAreas(areas: Y.Map<unknown>): Readonly<Record<string, PlanArea>> {
	const read: [string, PlanArea][] = [];
	for (const [id, area] of areas) {
		if (!(area instanceof Y.Map)) continue;
		const text = (key: string): string => (typeof area.get(key) === 'string' ? String(area.get(key)) : '');
		read.push([id, { ref: text('ref'), title: text('title'), plainTitle: text('plainTitle') }]);
	}
	return sorted(read);
}

function sorted(areas: [string, PlanArea][]): Readonly<Record<string, PlanArea>> {
	return Object.fromEntries(
		areas.sort(([, a], [, b]) => a.ref.localeCompare(b.ref, 'en-GB', { numeric: true }))
	);
}
