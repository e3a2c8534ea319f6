// Which number (of a voice) the characters of each client have, kept as stretches in order of their clocks.

/** From, to (not included), number. */
export type Stretch = readonly [from: number, to: number, number: number];

export class Stretches {
	readonly #of: Map<number, Stretch[]>;

	constructor(kept: readonly (readonly [number, readonly Stretch[]])[] = []) {
		this.#of = new Map(kept.map(([client, stretches]) => [client, [...stretches]]));
	}

	/** The same order however they came to be. */
	entries(): [number, Stretch[]][] {
		return [...this.#of].filter(([, list]) => list.length > 0).sort(([a], [b]) => a - b);
	}

	write(client: number, from: number, to: number, number: number): void {
		this.#replace(client, from, to, number);
	}

	forget(client: number, from: number, to: number): void {
		this.#replace(client, from, to, null);
	}

	/** What stands between two clocks, cut to them. */
	between(client: number, from: number, to: number): Stretch[] {
		const list = this.#of.get(client) ?? [];
		const found: Stretch[] = [];
		for (let index = firstBehind(list, from); index < list.length && list[index]![0] < to; index++) {
			const [start, end, number] = list[index]!;
			found.push([Math.max(start, from), Math.min(end, to), number]);
		}
		return found;
	}

	#replace(client: number, from: number, to: number, number: number | null): void {
		const list = this.#of.get(client) ?? [];
		this.#of.set(client, list);
		let first = firstBehind(list, from);
		let last = first;
		while (last < list.length && list[last]![0] < to) last++;
		const left = list[first];
		const right = list[last - 1];
		const put: Stretch[] = [];
		if (first < last && left && left[0] < from) put.push([left[0], from, left[2]]);
		if (number !== null) put.push([from, to, number]);
		if (first < last && right && right[1] > to) put.push([to, right[1], right[2]]);
		// neighbours of the same number become one with it
		const [before, behind] = [list[first - 1], list[last]];
		if (before && put[0] && before[1] === put[0][0] && before[2] === put[0][2]) {
			put[0] = [before[0], put[0][1], before[2]];
			first--;
		}
		const end = put.at(-1);
		if (behind && end && end[1] === behind[0] && end[2] === behind[2]) {
			put[put.length - 1] = [end[0], behind[1], behind[2]];
			last++;
		}
		list.splice(first, last - first, ...merged(put));
	}
}

function merged(put: readonly Stretch[]): Stretch[] {
	const kept: Stretch[] = [];
	for (const next of put) {
		const last = kept.at(-1);
		if (last && last[1] === next[0] && last[2] === next[2])
			kept[kept.length - 1] = [last[0], next[1], next[2]];
		else kept.push(next);
	}
	return kept;
}

/** The first stretch that ends behind this clock. */
function firstBehind(list: readonly Stretch[], clock: number): number {
	let [low, high] = [0, list.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (list[middle]![1] <= clock) low = middle + 1;
		else high = middle;
	}
	return low;
}
