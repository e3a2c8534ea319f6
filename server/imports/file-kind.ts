// What kind of file this is, told by what stands in it. A name helps only where the words could be two things.
import { refuse } from '#domain/refusals.ts';
import { decoded, isReadable } from './text/decoded.ts';

export const fileKinds = ['word', 'html', 'markdown', 'text'] as const;
export type FileKind = (typeof fileKinds)[number];

/** Letters we look at; a page of HTML says so in the first of them. */
const opening = 200_000;

/** The kind of a file. Refuses not-word, pdf-file and not-plan-file. */
export function fileKind(bytes: Uint8Array, name: string): FileKind {
	if (startsWith(bytes, 'PK\u0003\u0004')) return 'word';
	if (/\.(docx?|dotx|docm)$/i.test(name)) refuse('not-word');
	if (startsWith(bytes, '%PDF')) refuse('pdf-file');
	if (startsWith(bytes, '{\\rtf') || startsWith(bytes, '\u00d0\u00cf\u0011\u00e0') || !isReadable(bytes))
		refuse('not-plan-file');
	return textKind(decoded(bytes.subarray(0, opening)), name);
}

/** What kind of text words are. */
export function textKind(words: string, name = ''): FileKind {
	// rows between tabs are plain text, whatever stray tags stand in their cells
	if (/\S *\t.*\S *\t/.test(words) || /^.*\t\t.*\t\t.*\S/m.test(words)) return 'text';
	if (isHtml(words, name)) return 'html';
	const isMarkdown = /\.(md|markdown|mdown)$/i.test(name) || /^#{1,6}[ \t]+\S/m.test(words);
	return isMarkdown ? 'markdown' : 'text';
}

function isHtml(words: string, name: string): boolean {
	const closes =
		/<\/(html|body|head|title|table|div|p|h[1-6]|ul|ol|li|span|section|article|main|td|a|b|strong)\s*>/i;
	if (/\.x?html?$/i.test(name)) return /<[a-z!][^<>]*>/i.test(words);
	const start = words.slice(0, 4_000).replace(/^\s*(<\?xml[^>]*>)?\s*/, '');
	if (/^(<!doctype html|<html[\s>])/i.test(start)) return true;
	return (
		/^(<!--|<(head|body|meta|title|table|div|p|h[1-6]|ul|ol|section|article|main|span|style|header|b|a)\b)/i.test(
			start
		) && closes.test(words)
	);
}

function startsWith(bytes: Uint8Array, letters: string): boolean {
	return [...letters].every((letter, place) => bytes[place] === letter.charCodeAt(0));
}
