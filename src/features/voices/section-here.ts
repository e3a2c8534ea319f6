// In which section of the plan somebody is: where their caret stands, else what they look at.

/** The id of the last of these sections that begins before the caret, or at the top of the window; empty above them all. */
export function sectionHere(
	sections: readonly { readonly id: string }[],
	paper: HTMLElement | null,
	headingOf: (id: string) => Element | null
): string {
	const at = document.getSelection()?.anchorNode ?? null;
	const caret = at && paper?.contains(at) ? at : null;
	const before = sections.filter(({ id }) => {
		const heading = headingOf(id);
		if (!heading) return false;
		if (caret)
			return (
				heading.contains(caret) ||
				(heading.compareDocumentPosition(caret) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
			);
		return heading.getBoundingClientRect().top < window.innerHeight / 3;
	});
	return before.at(-1)?.id ?? '';
}
