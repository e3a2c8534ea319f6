// What a file is called on the computer of whoever takes it away.

/** Longer names are cut by some systems, ending and all. */
const longestName = 80;
/** What systems of files refuse, and signs that turn the direction of reading: they can hide an ending. */
const forbidden = /[\p{Cc}<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** "SEND improvement plan, version 2.docx": never empty. */
export function exportFileName(title: string, state: string, ending: string): string {
	const words = [title, state]
		.map((part) => part.toWellFormed().normalize('NFC').replace(forbidden, ' ').replace(/\s+/g, ' ').trim())
		.filter((part) => part !== '');
	const room = longestName - (words.length > 1 ? (words[1] ?? '').length + 2 : 0);
	const name = [[...(words[0] ?? '')].slice(0, Math.max(room, 20)).join('').trim(), ...words.slice(1)]
		.join(', ')
		.replace(/^\.+/, '')
		.replace(/[. ]+$/, '');
	return `${name === '' ? 'plan' : name}.${ending}`;
}

/** The header that says so: in plain letters for old programs, and as it is. */
export function contentDisposition(name: string): string {
	const plain = name
		.normalize('NFKD')
		.replace(/[^\x20-\x7e]/g, '')
		.replace(/["\\%;]/g, '_')
		.replace(/\s+/g, ' ')
		.trim();
	const whole = encodeURIComponent(name).replace(
		/['()*]/g,
		(letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`
	);
	return `attachment; filename="${plain.startsWith('.') ? `plan${plain}` : plain}"; filename*=UTF-8''${whole}`;
}
