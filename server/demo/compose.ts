// A plan of the demo from its words: areas with sub-areas, boxes that speak about several of them, one table for each area.
import { generateNKeysBetween } from 'fractional-indexing';
import type { ActionColumn, ActionRow } from '#domain/action-row.ts';
import { newId } from '#domain/ids.ts';
import {
	schemaVersion,
	type Block,
	type CalloutKind,
	type PlanArea,
	type PlanContent,
	type PlanMeta
} from '#domain/plan.ts';
import { paragraph } from '#domain/rich-text.ts';

export interface RowWords extends Readonly<Partial<Record<ActionColumn, string>>> {
	readonly ref: string;
	/** References of the areas it is linked to, its own among them. */
	readonly areas: readonly string[];
	readonly due?: string;
}

interface Named {
	readonly ref: string;
	readonly title: string;
	readonly plainTitle: string;
}

export interface Box {
	readonly kind: CalloutKind;
	readonly covers: readonly string[];
	readonly says: readonly string[];
}

export interface AreaWords extends Named {
	readonly words: readonly string[];
	/** Boxes of the whole area, before its parts. */
	readonly boxes?: readonly Box[];
	readonly parts?: readonly (Named & { readonly boxes: readonly Box[] })[];
	readonly rows: readonly RowWords[];
}

export interface PlanWords {
	readonly meta: PlanMeta;
	readonly foreword: readonly string[];
	readonly areas: readonly AreaWords[];
	readonly tableTitle: string;
}

/** Where words of others are from: with a source nobody changes them. */
const sources: Readonly<Partial<Record<CalloutKind, string>>> = {
	inspectors: 'Inspection of Larkshire, 2026',
	families: 'A family in Larkshire, at a meeting in 2026'
};

/** The content, with new ids. */
export function composePlan({ meta, foreword, areas: all, tableTitle }: PlanWords): PlanContent {
	const named = all.flatMap((area): Named[] => [area, ...(area.parts ?? [])]);
	const ids = new Map(named.map(({ ref }) => [ref, newId<'block'>()] as const));
	const idsOf = (refs: readonly string[]) => refs.map((ref) => ids.get(ref) ?? '').filter(Boolean);
	const areas: Record<string, PlanArea> = {};
	for (const { ref, title, plainTitle } of named) areas[ids.get(ref) ?? ''] = { ref, title, plainTitle };

	const actions: Record<string, ActionRow> = {};
	const doc: Block[] = [heading('Foreword', 1), ...foreword.map(words)];
	const opening = ({ ref, title, plainTitle }: Named, level: number): Block[] => [
		heading(title, level, ids.get(ref), ref),
		{ type: 'plainTitle', content: [{ type: 'text', text: plainTitle }] }
	];
	const box = ({ kind, covers, says }: Box): Block => {
		const attrs = { id: newId<'block'>(), kind, covers: idsOf(covers).join(' ') };
		const source = sources[kind];
		return {
			type: 'callout',
			attrs: source ? { ...attrs, source } : attrs,
			content: says.map(paragraph)
		};
	};
	for (const area of all) {
		const table = newId<'block'>();
		doc.push(...opening(area, 1), ...area.words.map(words), ...(area.boxes ?? []).map(box));
		for (const part of area.parts ?? []) doc.push(...opening(part, 2), ...part.boxes.map(box));
		doc.push({ type: 'actionTable', attrs: { id: table, title: tableTitle } });
		const ranks = generateNKeysBetween(null, null, area.rows.length);
		for (const [at, row] of area.rows.entries()) {
			const place = { table, rank: ranks[at] ?? '', areas: idsOf(row.areas).sort() };
			actions[newId<'action'>()] = rowFrom(row, place);
		}
	}
	return { schema: schemaVersion, meta, areas, doc, actions };
}

export function heading(text: string, level: number, id: string = newId<'block'>(), ref = ''): Block {
	return { type: 'heading', attrs: { id, ref, level }, content: [{ type: 'text', text }] };
}

/** A paragraph that can be pointed at. */
export function words(text: string): Block {
	return { ...paragraph(text), attrs: { id: newId<'block'>() } };
}

function rowFrom(row: RowWords, place: Pick<ActionRow, 'table' | 'rank' | 'areas'>): ActionRow {
	const cell = (text: string | undefined) => (text ? [paragraph(text)] : []);
	return {
		...place,
		ref: row.ref,
		deletedAt: null,
		due: row.due ?? null,
		responsible: [],
		what: cell(row.what),
		who: cell(row.who),
		accountable: cell(row.accountable),
		impact: cell(row.impact),
		timescale: cell(row.timescale),
		m3: cell(row.m3),
		m6: cell(row.m6),
		m12: cell(row.m12),
		linked: cell(row.linked ?? row.areas.join(', '))
	};
}
