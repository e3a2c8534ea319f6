// Which words are the same words. Long runs are looked for first, and every character is given away once: whoever takes a
// sentence apart letter by letter and writes another one with its letters finds none of it here.

/** A part of a text whose characters have not been given away. `base` is where it begins in the whole text. */
interface Segment {
	readonly of: number;
	readonly base: number;
	readonly text: string;
}

/** A text some of whose characters may be matched. */
export interface Offer {
	readonly text: string;
	/** Non-zero where a character is taken. */
	readonly taken: Uint8Array;
}

/** `length` characters of a wanted text at `at` are those of an offered one at `from`. */
export interface Match {
	readonly wanted: number;
	readonly at: number;
	readonly offered: number;
	readonly from: number;
	readonly length: number;
}

/** So many comparisons of characters for one row: what repeats itself without end must hold up nobody. */
const mostComparisons = 4_000_000;

/** How much a run of characters says: a letter 1, a character of a script without short words 4. */
export function weightOf(text: string): number {
	let weight = 0;
	for (let at = 0; at < text.length; at++) weight += weightAt(text, at);
	return weight;
}

function weightAt(text: string, at: number): number {
	const code = text.charCodeAt(at);
	return code < 0x80 ? 1 : code < 0x2e80 ? 2 : 4;
}

/** Takes free parts that are the same from end to end and say at least `least`. The first offers are taken first. */
export function matchWhole(wanted: readonly Offer[], offered: readonly Offer[], least: number): Match[] {
	const waiting = new Map<string, Segment[]>();
	for (const segment of offered.flatMap(freeOf)) {
		if (segment.text.length === 0) continue;
		const same = waiting.get(segment.text);
		if (same) same.push(segment);
		else waiting.set(segment.text, [segment]);
	}
	if (waiting.size === 0) return [];
	return wanted.flatMap(freeOf).flatMap((want) => {
		const same = weightOf(want.text) >= least ? waiting.get(want.text)?.shift() : undefined;
		return same ? [taken(wanted, offered, want, 0, same, 0, want.text.length)] : [];
	});
}

/** Takes runs that are the same and say at least `least`, longest first; among equals the first offer. */
export function matchRuns(wanted: readonly Offer[], offered: readonly Offer[], least: number): Match[] {
	const wants = wanted.flatMap(freeOf);
	const offers = offered.flatMap(freeOf);
	const found = candidates(wants, offers, least);
	found.sort(
		(a, b) => b.length - a.length || a.offer - b.offer || a.want - b.want || a.at - b.at || a.from - b.from
	);
	return found.flatMap(({ want, at, offer, from, length }) => {
		const [mine, theirs] = [wants[want]!, offers[offer]!];
		return stillFree(wanted[mine.of]!, mine.base + at, offered[theirs.of]!, theirs.base + from, length)
			.filter(([start, end]) => weightOf(mine.text.slice(at + start, at + end)) >= least)
			.map(([start, end]) => taken(wanted, offered, mine, at + start, theirs, from + start, end - start));
	});
}

interface Candidate {
	readonly want: number;
	readonly at: number;
	readonly offer: number;
	readonly from: number;
	readonly length: number;
}

/** Every run that cannot be made longer. */
function candidates(wants: readonly Segment[], offers: readonly Segment[], least: number): Candidate[] {
	const seeds = new Map<string, { want: number; at: number }[]>();
	wants.forEach(({ text }, want) => {
		for (let at = 0; at < text.length; at++) {
			const seed = seedAt(text, at, least);
			if (seed === null) break;
			const places = seeds.get(seed);
			if (places) places.push({ want, at });
			else seeds.set(seed, [{ want, at }]);
		}
	});
	const found: Candidate[] = [];
	if (seeds.size === 0) return found;
	let left = mostComparisons;
	offers.forEach(({ text }, offer) => {
		for (let from = 0; from < text.length && left > 0; from++) {
			const seed = seedAt(text, from, least);
			if (seed === null) break;
			for (const { want, at } of seeds.get(seed) ?? []) {
				const mine = wants[want]!.text;
				left--;
				if (at > 0 && from > 0 && mine[at - 1] === text[from - 1] && left > 0) continue;
				let length = seed.length;
				while (at + length < mine.length && mine[at + length] === text[from + length]) length++;
				left -= length;
				found.push({ want, at, offer, from, length });
			}
		}
	});
	return found;
}

/** The shortest run from here that says enough. */
function seedAt(text: string, at: number, least: number): string | null {
	let weight = 0;
	for (let end = at; end < text.length; end++) {
		weight += weightAt(text, end);
		if (weight >= least) return text.slice(at, end + 1);
	}
	return null;
}

function freeOf({ text, taken }: Offer, of: number): Segment[] {
	const free: Segment[] = [];
	let from = 0;
	for (let at = 0; at <= text.length; at++) {
		if (at < text.length && taken[at] === 0) continue;
		if (at > from) free.push({ of, base: from, text: text.slice(from, at) });
		from = at + 1;
	}
	return free;
}

function stillFree(one: Offer, at: number, other: Offer, from: number, length: number): [number, number][] {
	const free: [number, number][] = [];
	let start = 0;
	for (let step = 0; step <= length; step++) {
		if (step < length && one.taken[at + step] === 0 && other.taken[from + step] === 0) continue;
		if (step > start) free.push([start, step]);
		start = step + 1;
	}
	return free;
}

function taken(
	wanted: readonly Offer[],
	offered: readonly Offer[],
	mine: Segment,
	at: number,
	theirs: Segment,
	from: number,
	length: number
): Match {
	const match = { wanted: mine.of, at: mine.base + at, offered: theirs.of, from: theirs.base + from, length };
	wanted[mine.of]!.taken.fill(1, match.at, match.at + length);
	offered[theirs.of]!.taken.fill(1, match.from, match.from + length);
	return match;
}
