// What may enter a plan. Y1: every part that may not write × every kind of change × every state of a plan, over real sockets
// (an enumeration, never shortened). Y2: as many generated hostile updates as the size says.
import type { Sabotage } from '#server/collab/sabotage.ts';
import { askCells } from './gate/cells.ts';
import { besiege, type HostileFigures } from './gate/hostile.ts';
import { needWindow } from './rows/window.ts';

const updatesPerPlan = 25;

interface Given {
	readonly seed: number;
	/** How many hostile updates. */
	readonly size: number;
	readonly sabotage?: Sabotage;
}

type Figures = HostileFigures & {
	/** Frames of people who may not write. */
	frames: number;
	/** Of these, what was not refused as it must be. */
	wrong: number;
};

export async function run({ seed, size, sabotage }: Given): Promise<{ figures: Figures; held: boolean }> {
	needWindow();
	const editors = await import('#tests/lib/two-editors.ts');
	const figures: Figures = {
		hostile: 0,
		refused: 0,
		harmless: 0,
		harm: 0,
		refusedHonest: 0,
		frames: 0,
		wrong: 0
	};
	for (let plan = 0; figures.hostile < size; plan++) {
		const updates = Math.min(updatesPerPlan, size - figures.hostile);
		const { why, ...outcome } = await besiege({ seed: seed + plan, updates, sabotage }, editors);
		if (outcome.harm + outcome.refusedHonest > 0 && !sabotage)
			console.log(`plan of seed ${seed + plan}: ${JSON.stringify({ ...outcome, why })}`);
		for (const [name, count] of Object.entries(outcome)) figures[name as keyof HostileFigures] += count;
		if (sabotage && outcome.harm > 0) break;
	}
	// the fault of a sabotage is looked for in one state of a plan
	const { frames, wrong } = await askCells(sabotage ? ['written'] : undefined, sabotage);
	for (const each of wrong.slice(0, sabotage ? 0 : 20)) console.log(each);
	Object.assign(figures, { frames, wrong: wrong.length });
	return { figures, held: figures.harm + figures.refusedHonest + figures.wrong === 0 };
}
