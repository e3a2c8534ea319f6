// A browser moves the caret at once, and says so only a moment later. An editor that draws something of others in between
// draws it with the caret it knows, and so puts it back to where it was: the next words would be typed there.

/** Tells every editor now where the caret is. To be called before anything is drawn that nobody here asked for. */
export function hearCaret(): void {
	if (typeof document !== 'undefined') document.dispatchEvent(new Event('selectionchange'));
}
