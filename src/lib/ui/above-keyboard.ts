// Where the on-screen keyboard ends. A phone lays its keyboard over the page without telling the page's layout, so what is
// fixed to the bottom would be under it; the visual viewport knows.

/** Keeps `--keyboard` of an element at the height that a keyboard takes from the bottom of the page, px. An attachment. */
export function aboveKeyboard(element: HTMLElement): () => void {
	const viewport = window.visualViewport;
	if (!viewport) return () => undefined;
	const measure = (): void => {
		// zoomed in, the visual viewport is small for another reason, and nothing should follow it about
		const hidden = viewport.scale > 1.01 ? 0 : window.innerHeight - viewport.height - viewport.offsetTop;
		element.style.setProperty('--keyboard', `${Math.max(0, Math.round(hidden))}px`);
	};
	measure();
	viewport.addEventListener('resize', measure);
	viewport.addEventListener('scroll', measure);
	return () => {
		viewport.removeEventListener('resize', measure);
		viewport.removeEventListener('scroll', measure);
	};
}
