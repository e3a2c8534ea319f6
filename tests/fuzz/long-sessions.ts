// R1, the long way: eight people and 5,000 edits in each session, so that documents and logs grow as they do in a year.
import { runSessions } from './convergence.ts';

/** Runs sessions of 5,000 edits by eight people until `size` edits are done. */
export const run = (given: { seed: number; size: number }) =>
	runSessions({ ...given, people: 8, editsPerSession: 5_000 });
