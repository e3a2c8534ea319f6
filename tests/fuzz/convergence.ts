// R1: several people edit one plan at once while lines are cut, frames come twice, the log fails and the server restarts.
// In the end everybody, a newcomer and a replay of the log must hold the same, and no honest change may have been refused.
import type { Sabotage } from '#server/collab/sabotage.ts';
import { playSession, type SessionFigures } from './convergence/session.ts';

const people = 5;
const editsPerSession = 200;

interface Given {
	readonly seed: number;
	/** How many edits. */
	readonly size: number;
	readonly sabotage?: Sabotage;
}

type Figures = { edits: number } & { [figure in keyof SessionFigures]: number };

/** Runs sessions of 200 edits until `size` edits are done. A session that differs is named with its own seed. */
export const run = (given: Given) => runSessions({ people, editsPerSession, ...given });

/** The same with as many people and edits in each session as wanted. */
export async function runSessions({
	seed,
	size,
	people,
	editsPerSession,
	sabotage
}: Given & { people: number; editsPerSession: number }): Promise<{ figures: Figures; held: boolean }> {
	const figures: Figures = { edits: 0, differences: 0, refusedHonest: 0 };
	for (let session = 0; figures.edits < size; session++) {
		const edits = Math.min(editsPerSession, size - figures.edits);
		const outcome = await playSession({ seed: seed + session, people, edits, sabotage });
		if (outcome.differences + outcome.refusedHonest > 0 && !sabotage)
			console.log(`session of seed ${seed + session}: ${JSON.stringify(outcome)}`);
		figures.edits += edits;
		figures.differences += outcome.differences;
		figures.refusedHonest += outcome.refusedHonest;
	}
	return { figures, held: figures.differences === 0 && figures.refusedHonest === 0 };
}
