// What comments hang on: while two people change the words around, and the words themselves, each anchor says where they are now. It
// never says so for certain of other words, loses next to none that stand, and knows nearly all that are as they were.
import { resolveAnchor } from '#domain/anchor.ts';
import type { Resolve, Told } from './anchors/session.ts';
import { needWindow } from './rows/window.ts';

type Figures = {
	checks: number;
	/** Said for certain of other words. */
	wrong: number;
	/** Not found though they stand there. */
	lost: number;
	/** Words as they were, and how many of them were known, in hundredths of a per cent. */
	unchanged: number;
	exact: number;
	/** Guesses, said to be guesses, that name words nobody meant. */
	misguessed: number;
};

export async function run({
	seed,
	size,
	resolve = resolveAnchor
}: {
	readonly seed: number;
	/** How many checks of an anchor. */
	readonly size: number;
	/** Another way to find anchors, for the test of the test. */
	readonly resolve?: Resolve;
}): Promise<{ figures: Figures; held: boolean }> {
	needWindow();
	const { Session } = await import('./anchors/session.ts');
	const counts = { checks: 0, wrong: 0, lost: 0, unchanged: 0, exact: 0, misguessed: 0 };
	for (let session = 0; counts.checks < size; session++) {
		new Session(seed + session, resolve).play(size - counts.checks, (told) => {
			counts.checks++;
			for (const what of ['wrong', 'lost', 'unchanged', 'exact', 'misguessed'] as const)
				counts[what] += Number(told.verdict[what]);
			if (resolve === resolveAnchor) complain(seed + session, told);
		});
	}
	const { unchanged, wrong, lost, exact } = counts;
	const held = wrong === 0 && lost < unchanged * 0.005 && exact >= unchanged * 0.9;
	return { figures: { ...counts, exact: Math.floor((10_000 * exact) / Math.max(unchanged, 1)) / 100 }, held };
}

function complain(seed: number, { verdict, edit, anchor, resolved }: Told): void {
	if (!verdict.wrong && !(process.env['ANCHORS'] && verdict.lost)) return;
	const what = verdict.wrong ? 'wrong' : 'lost';
	const { quoteOriginal, quoteCurrent, prefix32, suffix32, twins, twinContext } = anchor;
	console.log(
		`seed ${seed}, ${edit}: ${what}`,
		{ quoteOriginal, quoteCurrent, prefix32, suffix32, twins, twinContext },
		JSON.stringify(resolved)
	);
}
