// The text of an inspection report as a report of ours: its headings are found, each finding becomes a quotation.
import { newId } from '../ids.ts';
import { emptyMeta, schemaVersion, type Block, type PlanContent } from '../plan.ts';
import { paragraph, type List } from '../rich-text.ts';
import { reportParts, type ReportPart } from './inspection.ts';
import { heading } from './parts.ts';

export interface GivenReport {
	readonly title: string;
	/** Who wrote it and when, as it is quoted: "Care inspectors, 5 March 2026". */
	readonly source: string;
	readonly text: string;
}

/** Longer lines are no headings, whatever they begin with. */
const longestHeading = 110;
const bullet = /^[-–•·*▪‣]\s+/;

/** Every word of the text is in it, in its order. Words before the first heading stand at the top. */
export function reportFrom({ title, source, text }: GivenReport): PlanContent {
	const doc: Block[] = [{ ...paragraph(source), attrs: { id: newId() } }];
	let part: ReportPart | null = null;
	for (const line of linesOf(text)) {
		const opens = partOf(line);
		if (opens) {
			part = opens;
			doc.push(heading(1, line.replace(/^#+\s*/, '')));
		} else if (/^#+\s/.test(line)) {
			doc.push(heading(2, line.replace(/^#+\s*/, '')));
		} else if (part?.findings) {
			const words = line.replace(bullet, '');
			const attrs = { id: newId(), kind: 'inspectors', covers: '', source } as const;
			doc.push({ type: 'callout', attrs, content: [paragraph(words)] });
		} else if (bullet.test(line)) addItem(doc, line.replace(bullet, ''));
		else doc.push({ ...paragraph(line), attrs: { id: newId() } });
	}
	return {
		schema: schemaVersion,
		meta: { ...emptyMeta, title, kind: 'inspection' },
		areas: {},
		doc,
		actions: {}
	};
}

/** Paragraphs. A line that goes on in small letters where the one before it did not end was wrapped, and is put back. */
function linesOf(text: string): string[] {
	const lines: string[] = [];
	let before = '';
	for (const line of text.split(/\r\n?|\n/).map((each) => each.trim())) {
		const goesOn = before !== '' && /^\p{Ll}/u.test(line) && !/[.!?:;]$/.test(before) && !partOf(before);
		if (goesOn) lines[lines.length - 1] = `${lines.at(-1)} ${line}`;
		else if (line !== '') lines.push(line);
		before = line;
	}
	return lines;
}

function partOf(line: string): ReportPart | null {
	if (line.length > longestHeading || /[.;,:]$/.test(line) || bullet.test(line)) return null;
	const words = line.toLowerCase().replace(/^#+\s*/, '');
	return reportParts.find(({ known }) => known.test(words)) ?? null;
}

function addItem(doc: Block[], words: string): void {
	const item = { type: 'listItem', content: [paragraph(words)] } as const;
	const last = doc.at(-1);
	if (last?.type === 'bulletList')
		doc[doc.length - 1] = { ...last, content: [...(last.content ?? []), item] };
	else doc.push({ type: 'bulletList', content: [item] } satisfies List);
}
