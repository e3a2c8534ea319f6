// The printed "linked to" of a row → ids of areas. The printed words stay in the row, whatever was understood of them.
import type { PlanArea } from '#domain/plan.ts';
import { bareRef } from './numbers.ts';
import { isReference } from './tables.ts';
import { plainWords } from './vocabulary.ts';

export interface Links {
	readonly areas: string[];
	/** References that name no area of this plan. */
	readonly unknown: string[];
}

/** "1.1 1.2 2.2", "Priority 1 and 3", "2.1 to 2.3", "all areas", or the title of an area. */
export function linksIn(words: string, areas: Readonly<Record<string, PlanArea>>): Links {
	const byRef = new Map(Object.entries(areas).map(([id, area]) => [bareRef(area.ref), id]));
	if (/^all( (areas|priorities|outcomes))?\.?$/i.test(words.trim())) {
		return {
			areas: [...byRef]
				.filter(([ref]) => !ref.includes('.'))
				.map(([, id]) => id)
				.sort(),
			unknown: []
		};
	}
	const refs = [...withRanges(words).matchAll(/(?:\b[A-Z]{1,3})?\d+(?:\.\d+)*(?:[a-h]\b)?/gi)].map(([ref]) =>
		ref.toUpperCase()
	);
	const found = (ref: string) => byRef.get(ref) ?? byRef.get(ref.replace(/^[A-Z]+/, ''));
	const known = refs.flatMap((ref) => found(ref) ?? []);
	const titled =
		known.length > 0
			? []
			: Object.entries(areas)
					.filter(([, area]) => saysTitle(words, area.title))
					.map(([id]) => id);
	return {
		areas: [...new Set([...known, ...titled])].sort(),
		unknown: isReference(words.trim()) ? [...new Set(refs.filter((ref) => found(ref) === undefined))] : []
	};
}

function saysTitle(words: string, title: string): boolean {
	const asked = plainWords(title);
	return asked.length > 3 && plainWords(words).includes(asked);
}

function withRanges(words: string): string {
	return words.replace(
		/(\d+)\.(\d{1,2})\s*(?:-|–|to)\s*\1\.(\d{1,2})/g,
		(whole, area: string, from: string, to: string) => {
			const count = Number(to) - Number(from) + 1;
			return count > 1 && count < 20
				? Array.from({ length: count }, (_, step) => `${area}.${Number(from) + step}`).join(' ')
				: whole;
		}
	);
}
