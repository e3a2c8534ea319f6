// Lists that hang from a button stay on a small screen.

/** What stays free at the sides, px. */
const edge = 8;

/** Moves a list in that would hang over the edge of the screen. */
export function fitIn(list: HTMLElement): void {
	list.style.translate = '';
	const { left, right } = list.getBoundingClientRect();
	const over = right - (document.documentElement.clientWidth - edge);
	const by = over > 0 ? -Math.min(over, left - edge) : Math.max(0, edge - left);
	list.style.translate = `${by}px 0`;
}
