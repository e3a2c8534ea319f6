// The address of a section or a row (#section-…, #row-…) leads there again once the live text has taken the place of the
// server's: the browser has looked for it too early. Whoever has begun to move about meanwhile is left where they are.
import { untrack } from 'svelte';

const place = /^#(?:section|row)-[A-Za-z0-9_-]{1,64}$/;
/** Tables are drawn a moment after the text; so many frames are waited for one. */
const patience = 90;

/** Call while a component is made. `arrived`: the live text is on the page. */
export function followAddress(arrived: () => boolean): void {
	let moved = false;
	$effect(() => {
		const stay = () => (moved = true);
		const moves = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;
		for (const move of moves) addEventListener(move, stay, { passive: true, once: true });
		return () => moves.forEach((move) => removeEventListener(move, stay));
	});
	$effect(() => {
		if (!arrived()) return;
		return untrack(() => whenDrawn(() => moved));
	});
}

function whenDrawn(moved: () => boolean): () => void {
	const { hash } = location;
	let frame = 0;
	const look = (left: number) => {
		if (moved() || left === 0 || location.hash !== hash) return;
		// the same address once more: the browser scrolls there, and the next Tab goes on from there
		if (document.getElementById(hash.slice(1))) location.replace(location.href);
		else frame = requestAnimationFrame(() => look(left - 1));
	};
	if (place.test(hash)) frame = requestAnimationFrame(() => look(patience));
	return () => cancelAnimationFrame(frame);
}
