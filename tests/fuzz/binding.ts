// Three real editors per plan, in jsdom and in Chromium: every view shows what its document holds, all documents are equal in
// the end and valid, the gate refuses nothing of what honest editors write, and no error goes uncaught.
import type { Bind } from './binding/desk.ts';
import type { Outcome } from './binding/session.ts';
import { needWindow } from './rows/window.ts';

interface Given {
	readonly seed: number;
	/** How many plans are written by three people each; every second one in Chromium. */
	readonly size: number;
	/** Another binding, for the test of the test; then in jsdom only. */
	readonly bind?: Bind;
}

type Figures = { runs: number; inChromium: number } & Record<keyof Outcome, number>;

export async function run({ seed, size, bind }: Given): Promise<{ figures: Figures; held: boolean }> {
	needWindow();
	const { play } = await import('./binding/session.ts');
	const { deskWithoutScreen } = await import('./binding/desk.ts');
	const desk = deskWithoutScreen(bind);
	const chromium = bind ? null : await (await import('./binding/in-chromium.ts')).deskInChromium();
	const figures: Figures = {
		...{ runs: 0, inChromium: 0, commands: 0 },
		...{ differences: 0, refusedHonest: 0, invalid: 0, uncaught: 0 }
	};
	try {
		for (let at = 0; at < size; at++) {
			const inChromium = chromium !== null && at % 2 === 1;
			const outcome = inChromium
				? await chromium.play(seed + at)
				: await play(seed + at, desk, bind ? () => undefined : console.error);
			figures.runs++;
			figures.inChromium += Number(inChromium);
			for (const [name, count] of Object.entries(outcome)) figures[name as keyof Outcome] += count;
		}
	} finally {
		await chromium?.close();
	}
	const { differences, refusedHonest, invalid, uncaught } = figures;
	return { figures, held: differences + refusedHonest + invalid + uncaught === 0 };
}
