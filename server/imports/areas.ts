// Which headings are areas for improvement, and which are sub-areas of which.
import { newId, type PlanAreaId } from '#domain/ids.ts';
import { bareRef } from '#document/foreign/numbers.ts';
import type { HeadingItem, Item } from './item.ts';

export interface FoundArea {
	readonly id: PlanAreaId;
	/** As printed, or given by us where the source prints none. */
	readonly ref: string;
	readonly refGiven: boolean;
	/** The area it is a part of; null for an area itself. */
	readonly parent: PlanAreaId | null;
}

interface Section {
	readonly heading: HeadingItem;
	/** Items of the section, without its heading. */
	readonly items: readonly Item[];
	/** Items before the next heading. */
	readonly own: readonly Item[];
	readonly outer: Section | null;
}

/** An area is a heading under which the plan does something: a context block or an action table stands there. */
export function findAreas(items: readonly Item[]): Map<HeadingItem, FoundArea> {
	const sections = sectionsOf(items);
	const acting = sections.filter((section) => doesSomething(section.items) || namesArea(section.heading.ref));
	const numbered = acting.filter(
		({ heading }) => /\d/.test(bareRef(heading.ref)) || /^[A-Z]$/i.test(heading.ref)
	);
	return numbered.length > 0 ? byNumber(sections, numbered) : byDepth(sections, acting);
}

function byNumber(sections: readonly Section[], numbered: readonly Section[]): Map<HeadingItem, FoundArea> {
	const found = new Map<HeadingItem, FoundArea>();
	for (const section of sections) {
		const ref = section.heading.ref;
		const outer = outerArea(section, found);
		if (ref === '' || (!outer && !numbered.includes(section))) continue;
		found.set(section.heading, {
			id: newId<'plan-area'>(),
			ref,
			refGiven: false,
			parent: outer?.parent ?? outer?.id ?? null
		});
	}
	return found;
}

function byDepth(sections: readonly Section[], acting: readonly Section[]): Map<HeadingItem, FoundArea> {
	const found = new Map<HeadingItem, FoundArea>();
	let candidates = [...acting];
	// one heading around everything is the name of the plan, or of this part of it
	for (;;) {
		const top = Math.min(...candidates.map((section) => section.heading.level));
		const [only, ...more] = candidates.filter((section) => section.heading.level === top);
		if (!only || more.length > 0 || candidates.filter((section) => section.outer === only).length < 2) break;
		candidates = candidates.filter((section) => section !== only);
	}
	const top = Math.min(...candidates.map((section) => section.heading.level));
	let areas = 0;
	let parts = 0;
	for (const section of sections) {
		const outer = outerArea(section, found);
		if (candidates.includes(section) && section.heading.level === top) {
			areas += 1;
			parts = 0;
			found.set(section.heading, {
				id: newId<'plan-area'>(),
				ref: String(areas),
				refGiven: true,
				parent: null
			});
		} else if (outer && outer.parent === null && section.own.some((item) => item.is === 'callout')) {
			parts += 1;
			found.set(section.heading, {
				id: newId<'plan-area'>(),
				ref: `${outer.ref}.${parts}`,
				refGiven: true,
				parent: outer.id
			});
		}
	}
	return found;
}

function outerArea(section: Section, found: ReadonlyMap<HeadingItem, FoundArea>): FoundArea | undefined {
	for (let outer = section.outer; outer; outer = outer.outer) {
		const area = found.get(outer.heading);
		if (area) return area;
	}
	return undefined;
}

function doesSomething(items: readonly Item[]): boolean {
	return items.some((item) => item.is === 'callout' || item.is === 'table');
}

function namesArea(ref: string): boolean {
	return (
		/^(improvement |priority |focus )?(area|priority|outcome|objective)\b/i.test(ref) &&
		/\d/.test(bareRef(ref))
	);
}

function sectionsOf(items: readonly Item[]): Section[] {
	const open: Section[] = [];
	return items.flatMap((item, place) => {
		if (item.is !== 'heading') return [];
		while ((open.at(-1)?.heading.level ?? 0) >= item.level) open.pop();
		const rest = items.slice(place + 1);
		const end = rest.findIndex((next) => next.is === 'heading' && next.level <= item.level);
		const next = rest.findIndex((other) => other.is === 'heading');
		const section: Section = {
			heading: item,
			items: end === -1 ? rest : rest.slice(0, end),
			own: next === -1 ? rest : rest.slice(0, next),
			outer: open.at(-1) ?? null
		};
		open.push(section);
		return [section];
	});
}
