// Random but well-formed things for tests. Content is canonical, as reading gives it: no empty text nodes, no two runs
// with the same marks side by side, marks in the schema's order, `content` left out where there is none.
import fc from 'fast-check';
import { actionColumnIds, type ActionRow } from '#domain/action-row.ts';
import { calloutKinds, planKinds, schemaVersion, type Block, type PlanContent } from '#domain/plan.ts';
import type { List, Mark, Paragraph, RichBlock, RichText, TextNode } from '#domain/rich-text.ts';
import { generateNKeysBetween } from 'fractional-indexing';

const ranks = generateNKeysBetween(null, null, 40);
const words = fc
	.string({ unit: 'grapheme', minLength: 1, maxLength: 24 })
	.filter((text) => text.isWellFormed());
const label = fc.string({ unit: 'grapheme', maxLength: 24 }).filter((text) => text.isWellFormed());
const optional = { requiredKeys: [] as [] };

/** An id of the shape the product makes. */
export const anyId = (): fc.Arbitrary<string> =>
	fc.string({ unit: fc.constantFrom(...'abcdefghjkmnpqrstvwxyz0123456789'), minLength: 20, maxLength: 20 });

const anyMarks: fc.Arbitrary<Mark[]> = fc
	.record({
		bold: fc.boolean(),
		italic: fc.boolean(),
		link: fc.option(
			fc.constantFrom('https://example.org/a?b=c', 'mailto:post@example.org', 'tel:+441905000000')
		)
	})
	.map(({ bold, italic, link }) => [
		...(bold ? [{ type: 'bold' } as const] : []),
		...(italic ? [{ type: 'italic' } as const] : []),
		...(link ? [{ type: 'link', attrs: { href: link } } as const] : [])
	]);

const anyText: fc.Arbitrary<TextNode[]> = fc
	.array(fc.tuple(words, anyMarks), { maxLength: 4 })
	.map((runs) =>
		runs
			.filter(([, marks], index) => JSON.stringify(marks) !== JSON.stringify(runs[index - 1]?.[1]))
			.map(([text, marks]) => ({ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) }))
	);

const withContent = <Node>(node: Node, content: readonly unknown[]): Node =>
	content.length > 0 ? { ...node, content } : node;

const anyParagraph: fc.Arbitrary<Paragraph> = fc
	.tuple(fc.option(anyId()), anyText)
	.map(([id, content]) => withContent({ type: 'paragraph', ...(id ? { attrs: { id } } : {}) }, content));

const { block: anyRichBlock } = fc.letrec<{ block: RichBlock; list: List }>((tie) => ({
	block: fc.oneof({ maxDepth: 3 }, anyParagraph, tie('list')),
	list: fc
		.tuple(
			fc.constantFrom('bulletList' as const, 'orderedList' as const),
			fc.array(fc.array(tie('block'), { maxLength: 2 }), { maxLength: 2 })
		)
		.map(([type, items]) =>
			withContent(
				{ type },
				items.map((item) => withContent({ type: 'listItem' }, item))
			)
		)
}));

/** What a cell may hold: paragraphs and nested lists, empty ones too. */
export const anyRichText = (): fc.Arbitrary<RichText> => fc.array(anyRichBlock, { maxLength: 3 });

const anyBlock = (ids: fc.Arbitrary<string>): fc.Arbitrary<Block> =>
	fc.oneof(
		anyRichBlock,
		fc
			.tuple(ids, label, fc.integer({ min: 1, max: 4 }), anyText)
			.map(([id, ref, level, content]) =>
				withContent({ type: 'heading' as const, attrs: { id, ref, level } }, content)
			),
		anyText.map((content) => withContent({ type: 'plainTitle' as const }, content)),
		fc
			.tuple(ids, fc.constantFrom(...calloutKinds), fc.array(ids, { maxLength: 2 }), anyRichText())
			.map(([id, kind, covers, content]) =>
				withContent({ type: 'callout' as const, attrs: { id, kind, covers: covers.join(' ') } }, content)
			),
		fc
			.tuple(ids, label)
			.map(([id, alt]): Block => ({ type: 'image', attrs: { id, src: `/pictures/${id}.png`, alt } })),
		fc.tuple(ids, label).map(([id, title]): Block => ({ type: 'actionTable', attrs: { id, title } }))
	);

const anyIdSet = (ids: fc.Arbitrary<string>): fc.Arbitrary<string[]> =>
	fc.uniqueArray(ids, { maxLength: 3 }).map((set) => set.sort());

/** One action row; most cells blank, as in real plans. */
export const anyActionRow = (tables: fc.Arbitrary<string>): fc.Arbitrary<ActionRow> =>
	fc
		.record({
			table: tables,
			ref: label,
			rank: fc.constantFrom(...ranks),
			deletedAt: fc.option(fc.constantFrom('2026-03-05T14:02:00.000Z', '2025-12-31T23:59:59Z')),
			due: fc.option(fc.constantFrom('2026-07-01', '2028-02-29')),
			areas: anyIdSet(anyId()),
			responsible: anyIdSet(anyId()),
			cells: fc.record(Object.fromEntries(actionColumnIds.map((column) => [column, anyRichText()])), optional)
		})
		.map(({ cells, ...row }) => {
			const blank = Object.fromEntries(actionColumnIds.map((column) => [column, []]));
			return { ...row, ...blank, ...cells } as unknown as ActionRow;
		});

/** A whole plan. Ids come from a small pool, so that repeated ones, which honest merging makes, are common. */
export const anyPlanContent = (): fc.Arbitrary<PlanContent> =>
	fc.uniqueArray(anyId(), { minLength: 4, maxLength: 8 }).chain((pool) => {
		const ids = fc.constantFrom(...pool);
		const meta = fc.record({
			title: label,
			plainTitle: label,
			kind: fc.constantFrom(...planKinds),
			period: label,
			coProductionStatus: label
		});
		const area = fc.record({ ref: label, title: label, plainTitle: label });
		return fc
			.record({
				schema: fc.constant(schemaVersion),
				meta,
				areas: fc.dictionary(ids, area, { maxKeys: 3 }),
				doc: fc.array(anyBlock(ids), { maxLength: 8 }),
				actions: fc.dictionary(anyId(), anyActionRow(ids), { maxKeys: 3 })
			})
			.map((content) => ({
				...content,
				areas: { ...content.areas },
				actions: { ...content.actions }
			}));
	});
