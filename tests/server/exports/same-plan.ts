// Whether a plan that went out as a file and came back in is the same. What no file of words can hold is left out: ids, and which
// paragraph is the plain title of a heading (it comes back as the line under it).
import { exportedPlan, type ExportedPart } from '#domain/exports/exported-plan.ts';
import { actionColumnIds } from '#domain/action-row.ts';
import type { PlanContent } from '#domain/plan.ts';
import { paragraph, type RichBlock, type RichText } from '#domain/rich-text.ts';

/** @param through the file it went through: Markdown has no page header for a status and no title of a table, so they are lines there */
export function saidBy(content: PlanContent, through?: 'word' | 'markdown'): unknown[] {
	const { meta, parts } = exportedPlan(content);
	const line = (text: string) => (text === '' ? [] : [bare(paragraph(text))]);
	const cover =
		through === undefined
			? []
			: [...line(meta.plainTitle), ...(through === 'markdown' ? line(meta.coProductionStatus) : [])];
	const highest = Math.min(...parts.flatMap((part) => (part.kind === 'heading' ? [part.level] : [])));
	return [
		{ title: meta.title, period: meta.period },
		...cover,
		...parts.flatMap((part) => saidIn(part, highest, through))
	];
}

function saidIn(part: ExportedPart, highest: number, through?: 'word' | 'markdown'): unknown[] {
	switch (part.kind) {
		case 'heading': {
			const heading = {
				heading: part.level - highest,
				ref: part.ref,
				words: part.words.map(({ text }) => text).join('')
			};
			return part.plain.length === 0
				? [heading]
				: [heading, bare({ type: 'paragraph', content: part.plain })];
		}
		case 'words':
			return [bare(part.block)];
		case 'callout':
			return [
				{
					box: part.callout,
					words: [...part.content, ...(part.source === '' ? [] : [paragraph(part.source)])].map(bare)
				}
			];
		case 'picture':
			return [];
		case 'table':
			return [
				...(through === 'markdown' && part.title !== ''
					? [
							bare({
								type: 'paragraph',
								content: [{ type: 'text', text: part.title, marks: [{ type: 'bold' }] }]
							})
						]
					: []),
				{
					title: through === 'markdown' ? '' : part.title,
					rows: part.rows.map(({ row, cells }) => ({
						ref: row.ref,
						areas: row.areas.length,
						...Object.fromEntries(actionColumnIds.map((id) => [id, (cells[id] satisfies RichText).map(bare)]))
					}))
				}
			];
	}
}

function bare(block: RichBlock): unknown {
	const { type, content } = block;
	return JSON.parse(
		JSON.stringify({ type, content }, (key, value: unknown) =>
			key === 'attrs' && typeof value === 'object' && value !== null && 'id' in value ? undefined : value
		)
	);
}
