// A plan made of chance: sections with paragraphs, lists, callouts and tables of actions, in words that repeat as words do.
import { actionColumnIds, type ActionRow } from '#domain/action-row.ts';
import { newId } from '#domain/ids.ts';
import { emptyMeta, schemaVersion, type Block, type PlanContent } from '#domain/plan.ts';
import type { List, Mark, Paragraph, RichText, TextNode } from '#domain/rich-text.ts';
import type { Chance } from '#tests/random.ts';

const vocabulary =
	'we the a families school nurse ring within two weeks every term new plan listen to carers wait less and then café 🙂 👩‍👧 don’t 14 % of, or: it’s'.split(
		' '
	);

export function someWords(chance: Chance, most = 12): string {
	const words = Array.from({ length: 1 + chance.below(most) }, () => chance.pick(vocabulary)).join(' ');
	return chance.percent(60) ? `${words}.` : words;
}

/** Canonical: no empty run, no two runs that look the same side by side. */
export function someText(chance: Chance): TextNode[] {
	if (chance.percent(6)) return [];
	const runs = Array.from({ length: chance.percent(70) ? 1 : 2 + chance.below(2) }, (): TextNode => {
		const marks = someMarks(chance);
		return { type: 'text', text: `${someWords(chance)} `, ...(marks.length > 0 ? { marks } : {}) };
	});
	return runs.filter((run, at) => JSON.stringify(run.marks) !== JSON.stringify(runs[at - 1]?.marks));
}

function someMarks(chance: Chance): Mark[] {
	if (chance.percent(75)) return [];
	return [
		...(chance.percent(50) ? [{ type: 'bold' } as const] : []),
		...(chance.percent(30) ? [{ type: 'italic' } as const] : []),
		...(chance.percent(20) ? [{ type: 'link', attrs: { href: 'https://example.org' } } as const] : [])
	];
}

export function someParagraph(chance: Chance): Paragraph {
	const content = someText(chance);
	return {
		type: 'paragraph',
		...(chance.percent(60) ? { attrs: { id: newId<'block'>() } } : {}),
		...(content.length > 0 ? { content } : {})
	};
}

export function someList(chance: Chance, depth = 0): List {
	const items = Array.from({ length: chance.below(4) }, () => {
		const nested = depth < 2 && chance.percent(15) ? [someList(chance, depth + 1)] : [];
		return { type: 'listItem' as const, content: [someParagraph(chance), ...nested] };
	});
	return {
		type: chance.percent(70) ? 'bulletList' : 'orderedList',
		...(items.length > 0 ? { content: items } : {})
	};
}

export function someRich(chance: Chance): RichText {
	const length = chance.pick([0, 1, 1, 1, 2]);
	return Array.from({ length }, () => (chance.percent(80) ? someParagraph(chance) : someList(chance)));
}

export function someRow(chance: Chance, table: string): ActionRow {
	const cells = actionColumnIds.map((column) => [column, chance.percent(40) ? someRich(chance) : []]);
	return {
		table,
		ref: chance.percent(70) ? `A${chance.below(30)}` : '',
		rank: `a${chance.below(9)}${chance.below(9)}V`,
		deletedAt: chance.percent(10) ? '2026-03-05T14:02:00.000Z' : null,
		due: chance.percent(40) ? `2026-0${1 + chance.below(9)}-1${chance.below(9)}` : null,
		areas: [],
		responsible: chance.percent(10) ? [newId<'block'>()] : [],
		...(Object.fromEntries(cells) as Pick<ActionRow, (typeof actionColumnIds)[number]>)
	};
}

export function someBlock(chance: Chance): Block {
	const id = newId<'block'>();
	const kind = chance.below(10);
	if (kind < 5) return someParagraph(chance);
	if (kind < 7) return someList(chance);
	if (kind === 7) return { type: 'image', attrs: { id, src: `/pictures/${id}.png`, alt: someWords(chance) } };
	if (kind === 8) {
		const content = someRich(chance);
		const attrs = { id, kind: 'families' as const, covers: '' };
		return { type: 'callout', attrs, ...(content.length > 0 ? { content } : {}) };
	}
	return { type: 'actionTable', attrs: { id, title: someWords(chance, 3) } };
}

export function someHeading(chance: Chance): Block[] {
	const content = someText(chance);
	const attrs = { id: newId<'block'>(), ref: chance.pick(['', '1.1', '2.1']), level: 1 + chance.below(4) };
	const heading = { type: 'heading' as const, attrs, ...(content.length > 0 ? { content } : {}) };
	const plain = someText(chance);
	if (chance.percent(50) || plain.length === 0) return [heading];
	return [heading, { type: 'plainTitle', content: plain }];
}

export function somePlan(chance: Chance): PlanContent {
	const doc = Array.from({ length: 1 + chance.below(4) }, () => [
		...someHeading(chance),
		...Array.from({ length: chance.below(5) }, () => someBlock(chance))
	]).flat();
	const tables = doc.flatMap((block) => (block.type === 'actionTable' ? [block.attrs.id] : []));
	const rows = tables.flatMap((table) =>
		Array.from({ length: chance.below(4) }, (): [string, ActionRow] => [
			newId<'action'>(),
			someRow(chance, table)
		])
	);
	const areas = doc.flatMap((block) =>
		block.type === 'heading' && chance.percent(40)
			? [[block.attrs.id, { ref: block.attrs.ref, title: someWords(chance), plainTitle: '' }] as const]
			: []
	);
	return {
		schema: chance.percent(90) ? schemaVersion : 1,
		meta: { ...emptyMeta, title: someWords(chance), period: chance.pick(['', '2026']) },
		areas: Object.fromEntries(areas),
		doc,
		actions: Object.fromEntries(rows)
	};
}
