// Taking along the address of a place on this page.

/** Copies the address of `#place`. Where the browser does not copy, the address bar has it instead, and this answers false. */
export async function copyLink(place: string): Promise<boolean> {
	const address = new URL(`#${place}`, location.href);
	try {
		await navigator.clipboard.writeText(address.href);
		return true;
	} catch (error) {
		// without https there is no clipboard, and some people forbid it
		console.error('The link could not be copied.', error);
		history.replaceState(history.state, '', address);
		return false;
	}
}
