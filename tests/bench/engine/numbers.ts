// Arithmetic of measurements.

/** The smallest value that so many percent do not exceed; 0 of none. */
export function percentile(values: readonly number[], percent: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0;
}

/** The middle one, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
	return low === undefined || high === undefined ? 0 : (low + high) / 2;
}

/** To two places: more would be noise. */
export function rounded(value: number): number {
	return Math.round(value * 100) / 100;
}

export type Figures = Readonly<Record<string, number>>;

/** The median of each figure over the rounds; what was lost is added up, because once is enough. */
export function medians(rounds: readonly Figures[]): Figures {
	const names = [...new Set(rounds.flatMap((round) => Object.keys(round)))];
	return Object.fromEntries(
		names.map((name) => {
			const values = rounds.flatMap((round) => round[name] ?? []);
			const whole = name === 'lost' || name === 'acknowledged' || name === 'loadBound';
			return [name, rounded(whole ? values.reduce((sum, value) => sum + value, 0) : median(values))];
		})
	);
}
