import { piecesFrom, type Strand } from './strand.ts';
import type { Stretch } from './stretches.ts';

/** The parts of a strand of which this holds. */
export function runsOf(
	strand: Strand,
	partsOf: (client: number, from: number, to: number) => readonly Stretch[],
	holds: (client: number, clock: number, length: number) => boolean
): Strand[] {
	const runs: Strand[] = [];
	let from: number | null = null;
	let end = 0;
	const close = () => {
		if (from !== null) {
			const pieces = piecesFrom(strand, from, end).map(({ client, clock, length }) => ({
				client,
				clock,
				length
			}));
			runs.push({ text: strand.text.slice(from, end), pieces });
		}
		from = null;
	};
	for (const { client, clock, length, at } of piecesFrom(strand, 0, strand.text.length))
		for (const [start, stop] of partsOf(client, clock, clock + length)) {
			if (holds(client, start, stop - start)) from ??= at + start - clock;
			else close();
			end = at + stop - clock;
		}
	close();
	return runs;
}
