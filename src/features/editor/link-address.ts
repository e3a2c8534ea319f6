// What people type into the box of a link, as an address.

/** "example.org" → https, "a@b.org" → mailto, "01905 000000" → tel; what already has a protocol stays. */
export function asAddress(typed: string): string {
	const words = typed.trim();
	if (/^[a-z][a-z0-9+.-]*:/i.test(words)) return words;
	if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(words)) return `mailto:${words}`;
	if (/^\+?[\d\s()-]{5,}$/.test(words)) return `tel:${words.replaceAll(/[\s()-]/g, '')}`;
	return words === '' ? '' : `https://${words}`;
}
