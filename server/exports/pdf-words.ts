// Words as the PDF draws them.
import type { TextNode } from '#domain/rich-text.ts';
import { safeHref } from '#lib/plan-html/safe-link.ts';
import type { Look, Words } from './pdf-paper.ts';

export const ink = '#1d2629';
export const soft = '#4d585c';
export const brand = '#0b5a57';
/** Points. */
export const margin = 54;
export const pageWidth = 595.28 - 2 * margin;

export function look(size: number, colour: string): Look {
	return { size, colour, left: margin, width: pageWidth };
}

export function indented(by: number): Look {
	return { size: 11, colour: ink, left: margin + by, width: pageWidth - by };
}

export function plain(text: string, bold = false): Words {
	return { text, weight: bold ? 'bold' : 'regular' };
}

export function texts(nodes: readonly TextNode[] = [], bold = false): Words[] {
	return nodes.map(({ text, marks = [] }) => {
		const link = marks.find((mark) => mark.type === 'link');
		const has = (type: string) => marks.some((mark) => mark.type === type);
		const href = link?.type === 'link' ? safeHref(link.attrs.href) : null;
		return { text, weight: bold || has('bold') ? 'bold' : has('italic') ? 'italic' : 'regular', href };
	});
}
