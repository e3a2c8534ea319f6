// Words somebody has typed and not posted yet, kept in this tab: a lost line, a reload or a refusal takes none of them. They end
// with the tab, so that nothing stays on a computer that is not one's own.

function store(): Storage | null {
	try {
		return globalThis.sessionStorage;
	} catch {
		// this browser keeps nothing at all; the words stand in the box as long as the page does
		return null;
	}
}

const nameOf = (key: string) => `withus-said ${key}`;

/** What was typed here before; '' when nothing was. Only in the browser. */
export function draftOf(key: string): string {
	return store()?.getItem(nameOf(key)) ?? '';
}

export function keepDraft(key: string, words: string): void {
	try {
		if (words.trim() === '') store()?.removeItem(nameOf(key));
		else store()?.setItem(nameOf(key), words);
	} catch (error) {
		// full: the box on the page still has them
		console.error('What was typed could not be kept in this tab.', error);
	}
}
