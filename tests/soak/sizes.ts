// The big numbers of each randomised suite; `npm test` runs the small ones of tests/manifest.json. Large suites are run in
// pieces, each with a seed of its own, so that a run that is interrupted goes on where it was.
export interface Soak {
	readonly suite: string;
	readonly size: number;
	readonly pieces: number;
}

export const soaks: readonly Soak[] = [
	{ suite: 'schema-drift', size: 120, pieces: 1 },
	{ suite: 'presence', size: 2_000, pieces: 1 },
	{ suite: 'gate', size: 1_000, pieces: 1 },
	{ suite: 'forgery', size: 10_000, pieces: 1 },
	{ suite: 'load-failure', size: 50, pieces: 1 },
	{ suite: 'revocation', size: 20, pieces: 1 },
	{ suite: 'network', size: 20, pieces: 10 },
	{ suite: 'outage', size: 20, pieces: 5 },
	{ suite: 'processes', size: 10, pieces: 2 },
	{ suite: 'frames', size: 100_000, pieces: 10 },
	{ suite: 'floods', size: 60_000, pieces: 1 },
	{ suite: 'anchors', size: 400_000, pieces: 5 },
	{ suite: 'convergence', size: 100_000, pieces: 40 },
	{ suite: 'long-sessions', size: 25_000, pieces: 20 },
	{ suite: 'kill', size: 50, pieces: 10 }
];
