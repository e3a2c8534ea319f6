// What an edited Word file suggests: exactly what is otherwise in it than in the moment of the plan it was made of.
import { exportedPlan } from '#domain/exports/exported-plan.ts';
import {
	periodKey,
	plainTitleKey,
	titleKey,
	type ReturnedFile,
	type ReturnedUnit
} from '#domain/exports/returned.ts';
import type { PlanContent, PlanMeta } from '#domain/plan.ts';
import { plainText } from '#domain/rich-text.ts';
import { suggestedBetween, type KeyedPlan, type Part } from '#domain/proposals/hunks-between.ts';
import { blocksSuggested } from './returned-blocks.ts';
import { rowsSuggested } from './returned-rows.ts';
import { tidied } from './same-words.ts';
import type { Told } from './told.ts';

export interface SuggestedByFile {
	/** The plan as the file would have it. */
	readonly content: PlanContent;
	readonly parts: readonly Part[];
	readonly told: Told;
}

/** @param base the plan as it was when the file was made */
export function suggestedByFile(base: KeyedPlan, file: ReturnedFile, now: Date): SuggestedByFile {
	const { parts } = exportedPlan(base.content);
	const tables = parts.flatMap((part) => (part.kind === 'table' ? [part] : []));
	const returned = file.units.flatMap((unit) => (unit.kind === 'table' ? [unit] : []));
	const { actions, ...rows } = rowsSuggested(base.content, tables, returned, now);
	const { blocks, ...lines } = blocksSuggested(
		parts,
		base.blocks,
		file.units.filter((unit) => !isOfCover(unit, base.content.meta))
	);
	const content = {
		...base.content,
		meta: metaOf(base.content.meta, file.cover),
		doc: blocks.map(({ block }) => block),
		actions
	};
	return { content, parts: suggestedBetween(base, { content, blocks }), told: { ...rows, ...lines } };
}

/** A line of the first page whose name was lost on the way. */
function isOfCover(unit: ReturnedUnit, meta: PlanMeta): boolean {
	if (unit.kind !== 'words' || unit.places.length > 0) return false;
	const said = tidied(plainText(unit.content));
	return [meta.title, meta.plainTitle, meta.period].some((line) => said !== '' && tidied(line) === said);
}

/** A line of the first page that is gone says nothing: programs drop such lines. */
function metaOf(meta: PlanMeta, cover: ReturnedFile['cover']): PlanMeta {
	const said = (key: string, was: string) => {
		const is = tidied(cover[key] ?? '');
		return is === '' || is === tidied(was) ? was : is;
	};
	return {
		...meta,
		// printed under its plain title where it has no other
		title: meta.title.trim() === '' ? meta.title : said(titleKey, meta.title),
		plainTitle: meta.plainTitle.trim() === '' ? meta.plainTitle : said(plainTitleKey, meta.plainTitle),
		period: meta.period.trim() === '' ? meta.period : said(periodKey, meta.period)
	};
}
