// What a version brought, in a few numbers and places: small enough to stand beside five thousand others.
import type { PlanChange } from './plan-change.ts';
import type { Section } from './sections.ts';

export const broughtKinds = [
	'sections-added',
	'sections-removed',
	'sections-moved',
	'rows-added',
	'rows-removed',
	'rows-changed',
	'texts',
	'tables',
	'plan'
] as const;
export type BroughtKind = (typeof broughtKinds)[number];

export interface BroughtPart {
	readonly kind: BroughtKind;
	/** How many rows, sections or places. */
	readonly count: number;
	/** The first few sections it is in, by number or title; none where that says nothing. */
	readonly places: readonly string[];
	/** How many more sections. */
	readonly more: number;
}

export type Brought =
	/** There is no version before it. */
	| { readonly first: true }
	/** Nobody could say: it was made by a newer release, or comparing took too long. */
	| { readonly unknown: true }
	| { readonly parts: readonly BroughtPart[] };

/** A list of places is no list of contents. */
const mostPlaces = 3;

export function broughtBy(changes: readonly PlanChange[]): Brought {
	const found = new Map<BroughtKind, { things: Set<string>; places: Map<string, string> }>();
	changes.forEach((change, at) => {
		const kind = kindOf(change);
		const { things, places } = found.get(kind) ?? { things: new Set(), places: new Map<string, string>() };
		found.set(kind, { things, places });
		// an action that moved and changed is one action
		things.add(change.kind === 'row' ? change.id : `${at}`);
		const section = change.kind === 'section' ? change.about : change.section;
		if (section && nameOf(section) !== '') places.set(section.id, nameOf(section));
	});
	return {
		parts: broughtKinds.flatMap((kind): BroughtPart[] => {
			const part = found.get(kind);
			if (!part) return [];
			const places = [...part.places.values()];
			const named = places.slice(0, mostPlaces);
			return [{ kind, count: part.things.size, places: named, more: places.length - named.length }];
		})
	};
}

function kindOf(change: PlanChange): BroughtKind {
	switch (change.kind) {
		case 'plan':
		case 'area':
			return 'plan';
		case 'section':
			return `sections-${change.op}`;
		case 'row':
			return ['added', 'split', 'back'].includes(change.op)
				? 'rows-added'
				: change.op === 'removed'
					? 'rows-removed'
					: 'rows-changed';
		case 'table':
			return 'tables';
		default:
			return 'texts';
	}
}

function nameOf({ ref, title }: Section): string {
	return ref || title;
}
