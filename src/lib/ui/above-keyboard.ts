// Where the on-screen keyboard ends. A phone lays its keyboard over the page without telling the page's layout, so what is
// fixed to the bottom would be under it; the visual viewport knows.

/**
 * For what stands at the foot of a phone. Keeps two lengths of the whole page, px: `--keyboard`, what a keyboard takes from the
 * bottom, and `--foot`, how high the element is, so that others can stand above both. An attachment.
 */
export function aboveKeyboard(element: HTMLElement): () => void {
	const { style } = document.documentElement;
	// the page is drawn anew for each, so nothing is said twice
	const keep = (name: string, px: number): void => {
		const length = `${Math.max(0, Math.round(px))}px`;
		if (style.getPropertyValue(name) !== length) style.setProperty(name, length);
	};
	const size = new ResizeObserver(() => keep('--foot', element.offsetHeight));
	size.observe(element, { box: 'border-box' });
	const viewport = window.visualViewport;
	const measure = (): void => {
		if (!viewport) return;
		// zoomed in, the visual viewport is small for another reason, and nothing should follow it about
		const zoomed = viewport.scale > 1.01;
		keep('--keyboard', zoomed ? 0 : window.innerHeight - viewport.height - viewport.offsetTop);
	};
	measure();
	viewport?.addEventListener('resize', measure);
	viewport?.addEventListener('scroll', measure);
	return () => {
		size.disconnect();
		viewport?.removeEventListener('resize', measure);
		viewport?.removeEventListener('scroll', measure);
		for (const name of ['--foot', '--keyboard']) style.removeProperty(name);
	};
}

/** How high what stands at the foot of this page is, px; 0 where nothing does. */
export function footOfPage(): number {
	return Number.parseInt(document.documentElement.style.getPropertyValue('--foot')) || 0;
}
