// Links are allowed by list at this sink too, whatever the editor or an importer let through.

/**
 * The address a reader may follow, or null: http, https, mailto or tel, written out in full. Control characters, spaces,
 * backslashes, relative addresses and names hidden before an @ are refused rather than repaired.
 */
export function safeHref(href: string): string | null {
	if (href.length > 2000 || !href.isWellFormed()) return null;
	// browsers skip these inside a scheme, so "java\tscript:" would run
	if (/[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff\\<>"'`]/.test(href)) return null;
	if (/^mailto:[^?&]+@[^?&]+(\?subject=[^?&]*)?$/i.test(href) && !/%0[ad]/i.test(href))
		return `mailto:${href.slice(7)}`;
	if (/^tel:\+?[0-9().;a-z=-]+$/i.test(href)) return `tel:${href.slice(4)}`;
	if (!/^https?:\/\/[^/?#]/i.test(href) || !URL.canParse(href)) return null;
	const url = new URL(href);
	return (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === ''
		? url.href
		: null;
}
