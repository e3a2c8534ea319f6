// Y5: malformed frames made from real ones. Where each can be timed as many as the size says, over real sockets a tenth of
// that. Nobody honest notices, nothing saved is lost, and the server grows by little.
import type { Sabotage } from '#server/collab/sabotage.ts';
import { Chance } from '#tests/random.ts';
import { inProcess, type InProcess } from './frames/in-process.ts';
import { overTheWire, type OverTheWire } from './frames/over-the-wire.ts';

/** Far above what is measured on a quiet machine (figures say it), so that a busy one does not cry wolf. */
const slowest = 1_000;
const mostMemory = 64;

interface Given {
	readonly seed: number;
	/** How many frames in this process. */
	readonly size: number;
	readonly sabotage?: Sabotage;
}

type Figures = InProcess & Partial<OverTheWire>;

export async function run({
	seed,
	size,
	sabotage
}: Given): Promise<{ figures: Record<string, number>; held: boolean }> {
	const inside = await inProcess(size, new Chance(seed), sabotage);
	const outside = sabotage ? {} : await overTheWire(Math.ceil(size / 10), new Chance(seed + 1));
	const figures: Figures = { ...inside, ...outside };
	const harmed = inside.differences + inside.refusedHonest + inside.thrown + (figures.wireDifferences ?? 0);
	const small = inside.heapMb <= mostMemory && (figures.memoryMb ?? 0) <= mostMemory;
	return { figures: { ...figures }, held: harmed === 0 && small && inside.slowestMs < slowest };
}
