// What this device keeps beside cookies. A browser may refuse it altogether, as some do in private windows.

/** The browser's own store, or null where there is none. Only in the browser. */
export function deviceStore(): Storage | null {
	try {
		return globalThis.localStorage;
	} catch (error) {
		console.error('This browser keeps nothing for this page.', error);
		return null;
	}
}
