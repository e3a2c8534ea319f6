// What a page tells of itself while somebody types in it: how long each key took, and how often others were drawn.

export interface Watched {
	/** How many separate drawings fell into each frame in which something of others was drawn. */
	readonly drawings: readonly number[];
}

declare global {
	interface Window {
		measured: { drawings: number[]; on: boolean };
	}
}

/** The name under which a trace has the keys. */
export const keyMark = 'own key';

/** Runs in the page before anything of ours, so it may use nothing from around it but `mark`. */
export function watchPage(mark: string): void {
	const measured = { drawings: [] as number[], on: false };
	window.measured = measured;
	/** When the next macrotask after a frame begins, the frame has been given to the screen. */
	const afterPaint = (then: () => void): void => {
		requestAnimationFrame(() => {
			const channel = new MessageChannel();
			channel.port1.onmessage = then;
			channel.port2.postMessage(null);
		});
	};
	addEventListener(
		'keydown',
		({ timeStamp: pressed }) => {
			if (!measured.on) return;
			afterPaint(() => void performance.measure(mark, { start: pressed, end: performance.now() }));
		},
		{ capture: true }
	);
	let [drawings, own, asked] = [0, false, false];
	addEventListener('beforeinput', () => (own = true), { capture: true });
	// a frame is asked for only where one is drawn anyway: a page that is asked for one each time works for nothing else
	const frame = (): void => {
		if (measured.on && drawings > 0) measured.drawings.push(drawings);
		drawings = 0;
		asked = false;
	};
	// callbacks of one observer come once for everything that changed in a task
	const observer = new MutationObserver((changes) => {
		const inText = changes.some(({ target }) =>
			(target instanceof Element ? target : target.parentElement)?.closest('.plan-text')
		);
		if (inText && !own) {
			drawings++;
			if (!asked) requestAnimationFrame(frame);
			asked = true;
		}
		if (inText) own = false;
	});
	addEventListener('DOMContentLoaded', () =>
		observer.observe(document, { subtree: true, childList: true, characterData: true })
	);
}
