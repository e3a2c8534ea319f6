// The one place where words become safe inside HTML.

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};

/**
 * Words as HTML text or as the value of a quoted attribute. Control characters are not allowed in HTML and are dropped,
 * except tab and line ends.
 */
export function escapeHtml(words: string): string {
	return (
		words
			.toWellFormed()
			// exactly the characters that HTML forbids
			.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '')
			.replace(/[&<>"']/g, (character) => entities[character] ?? '')
	);
}
