// Words as people and programs type them into plain text: **bold**, [words](address), and HTML that strayed in. What looks like
// a tag and is none stays as it is: "waiting times < 6 weeks".
import type { SourceText } from './source.ts';

/** Bold, italic and a link: what stands around words. */
export type Look = Omit<SourceText, 'text'>;

const typed =
	/\*\*(?=\S)([^*\n]{1,2000}?\S|\S)\*\*|\[([^[\]\n]{1,500})\]\(([^()\s]{0,2000})\)|(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*\n]{1,2000}?\S)\*(?![\p{L}\p{N}*])/gu;

/** Words with the marks people type. An address that leads nowhere ("#") is no link. */
export function typedTexts(words: string, look: Look = {}): SourceText[] {
	const texts: SourceText[] = [];
	let at = 0;
	for (const found of words.matchAll(typed)) {
		if (found.index > at) texts.push({ text: words.slice(at, found.index), ...look });
		const [whole, bold, linked, address = '', slanted] = found;
		if (bold !== undefined) texts.push({ text: bold, ...look, bold: true });
		else if (slanted !== undefined) texts.push({ text: slanted, ...look, italic: true });
		else texts.push({ text: linked ?? '', ...look, ...(address.startsWith('#') ? {} : { href: address }) });
		at = found.index + whole.length;
	}
	if (at < words.length) texts.push({ text: words.slice(at), ...look });
	return texts.filter((text) => text.text !== '');
}

const named: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
	ndash: '–',
	mdash: '—',
	lsquo: '‘',
	rsquo: '’',
	ldquo: '“',
	rdquo: '”',
	hellip: '…',
	bull: '•',
	middot: '·',
	pound: '£'
};

/** Characters written as HTML writes them. Half of one, or a name nobody knows, stays as it stands. */
export function withoutEntities(words: string): string {
	return words.replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => {
		if (!name.startsWith('#')) return named[name.toLowerCase()] ?? whole;
		const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
		const isLetter = code >= 0x20 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
		return isLetter ? String.fromCodePoint(code) : whole;
	});
}
