// Keyboards that compose (a phone's suggestions, Japanese, dead keys) keep a word in the air until it is finished. A change of
// others drawn in that moment would tear the word, so it waits until the word has landed.
import type { OpenCopy } from '#lib/collab/open-plan.ts';

const why = 'composing';
/** A keyboard that never says it has finished holds nobody up for longer than this after its last sign of life, ms. */
const longest = 5_000;

/** What to do when composing goes on, and when it has ended. */
export function holdWhileComposing(connection: Pick<OpenCopy, 'holdOthers' | 'showOthers'>): {
	began: () => void;
	ended: () => void;
} {
	let timer: ReturnType<typeof setTimeout> | null = null;
	const ended = (): void => {
		if (timer) clearTimeout(timer);
		timer = null;
		connection.showOthers(why);
	};
	return {
		began: () => {
			if (timer) clearTimeout(timer);
			timer = setTimeout(ended, longest);
			connection.holdOthers(why);
		},
		ended
	};
}
