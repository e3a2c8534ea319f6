// Which block of an earlier state a block is now. Its id says it, but several may bear one: where two people moved the same
// section at once it stands twice, and so does a heading that was split by an older release.
import type { Block } from '#domain/plan.ts';
import { idOf } from './places.ts';

type Blocks = readonly Block[];

/** For each block of `now` its place in `then`; -1 where it was not there, or has no name to know it by. */
export function counterparts(now: Blocks, then: Blocks): number[] {
	const stood = placesById(then);
	const found = now.map(() => -1);
	for (const [id, stands] of placesById(now)) {
		const twins = stood.get(id) ?? [];
		const [was, is] = [placedIn(then), placedIn(now)];
		const free = new Set(twins);
		// the more says that they are the same, the earlier they find each other
		for (const alike of [
			(at: number, to: number) => is.words(at) === was.words(to) && is.under(at) === was.under(to),
			(at: number, to: number) => is.words(at) === was.words(to),
			(at: number, to: number) => is.under(at) === was.under(to),
			() => true
		])
			for (const at of stands) {
				if (found[at] !== -1) continue;
				const to = twins.find((each) => free.has(each) && alike(at, each));
				if (to === undefined) continue;
				found[at] = to;
				free.delete(to);
			}
		// one more than there were: a copy of the one it says the same as
		for (const at of stands)
			if (found[at] === -1) found[at] = twins.find((to) => is.words(at) === was.words(to)) ?? twins[0] ?? -1;
	}
	return found;
}

function placesById(blocks: Blocks): Map<string, number[]> {
	const places = new Map<string, number[]>();
	blocks.forEach((block, at) => {
		const id = idOf(block);
		if (id !== '') places.set(id, [...(places.get(id) ?? []), at]);
	});
	return places;
}

interface Placed {
	/** What it says. */
	readonly words: (at: number) => string;
	/** The heading above it. */
	readonly under: (at: number) => string;
}

function placedIn(blocks: Blocks): Placed {
	return {
		words: (at) => JSON.stringify(blocks[at]),
		under: (at) => idOf(blocks.slice(0, at).findLast(({ type }) => type === 'heading'))
	};
}
