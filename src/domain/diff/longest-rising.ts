/** The places of a longest rising row of numbers in a list. Whatever is not in it has changed its place. */
export function longestRising(numbers: readonly number[]): Set<number> {
	/** For each length so far: the place where such a row ends lowest. */
	const ends: number[] = [];
	const before: number[] = [];
	numbers.forEach((number, place) => {
		let [low, high] = [0, ends.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (numbers[ends[middle]!]! < number) low = middle + 1;
			else high = middle;
		}
		before[place] = low > 0 ? ends[low - 1]! : -1;
		ends[low] = place;
	});
	const rising = new Set<number>();
	for (let place = ends.at(-1) ?? -1; place !== -1; place = before[place]!) rising.add(place);
	return rising;
}
