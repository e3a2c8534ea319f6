// A source document → a plan. Pure: the same tree always gives the same reading (but for new ids), and nothing is lost.
import { schemaVersion, type PlanContent } from '#domain/plan.ts';
import { findAreas } from './areas.ts';
import { isProse, kindAhead, readCover, titleParagraph } from './cover.ts';
import { flagDefects } from './defects.ts';
import { Findings } from '#document/foreign/findings.ts';
import { findHeadings } from './headings.ts';
import type { Item } from './item.ts';
import { itemsOf } from './items.ts';
import { liftPageLines, placePageLines } from './page-lines.ts';
import { PlanWriter } from './plan-writer.ts';
import type { SourceNote } from '#document/foreign/findings.ts';
import type { Reading } from './reading.ts';
import { wordsOf, type SourceDocument } from '#document/foreign/source.ts';
import { withFindings } from './report-findings.ts';
import { missingWords, wordsOfReading, wordsOfSource } from './words.ts';

/** Reads a document as a plan. */
export function readPlanFrom(source: SourceDocument): Reading {
	const findings = new Findings();
	for (const piece of source.pieces) findings.putAside(piece.why, piece.words);
	const guess = titleParagraph(source.blocks, findHeadings(source.blocks));
	const title = guess ? wordsOf(guess) : '';
	const { blocks, lines } = liftPageLines(
		source.blocks.filter((block) => block !== guess),
		source.pageLines,
		title
	);
	const status = placePageLines(lines, findings);
	const headings = findHeadings(blocks);
	const items = itemsOf(blocks, headings, findings, isProse(kindAhead(source.blocks)));
	const firstHeading = items.findIndex((item) => item.is !== 'words' || item.paragraph.list !== undefined);
	const coverEnd = headings.size === 0 || firstHeading === -1 ? 0 : firstHeading;
	const coverLines = items
		.slice(0, coverEnd)
		.flatMap((item) => (item.is === 'words' ? [item.paragraph] : []));
	const cover = readCover(title, coverLines, [...lines.keys()], findings);
	const rest: Item[] = cover.rest.map((paragraph) => ({ is: 'words', paragraph }));
	const plan = new PlanWriter(findings, findAreas(items));
	plan.write([...rest, ...items.slice(coverEnd)]);
	const content: PlanContent = {
		schema: schemaVersion,
		meta: { title, plainTitle: '', kind: cover.kind, period: cover.period, coProductionStatus: status },
		areas: plan.areas,
		doc: cover.kind === 'inspection' ? withFindings(plan.doc, title) : plan.doc,
		actions: plan.actions
	};
	flagDefects(content, plan.printedHeadings, findings);
	putLeftoversAside(source, content, findings);
	return {
		content,
		unplaced: findings.unplaced,
		notes: inOrder(findings.notes),
		counts: countsOf(content, plan, findings)
	};
}

/** What may be a slip before what was merely left out of the text. */
function inOrder(notes: readonly SourceNote[]): SourceNote[] {
	return [...notes.filter((note) => !note.holds), ...notes.filter((note) => note.holds)];
}

/** The last net: what no rule above has kept goes to the tray, so that a gap in our understanding never costs a word. */
function putLeftoversAside(source: SourceDocument, content: PlanContent, findings: Findings): void {
	const kept = wordsOfReading({ content, unplaced: findings.unplaced, notes: findings.notes });
	const missing = missingWords(wordsOfSource(source), kept);
	findings.putAside(
		'These words stand in the file, but we could not tell where they belong.',
		missing.join(' ')
	);
}

function countsOf(content: PlanContent, plan: PlanWriter, findings: Findings): Reading['counts'] {
	const subAreas = plan.subAreas();
	return {
		areas: Object.keys(content.areas).length - subAreas,
		subAreas,
		tables: content.doc.filter((block) => block.type === 'actionTable').length,
		rows: Object.keys(content.actions).length,
		callouts: content.doc.filter((block) => block.type === 'callout').length,
		unplaced: findings.unplaced.length,
		notes: findings.notes.length
	};
}
