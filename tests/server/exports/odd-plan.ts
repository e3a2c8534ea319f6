// A small plan in which everything is odd that can be: signs that mean something to a format, letters that XML forbids, words from the
// right, pictures of words, a word without an end, formulas.
import { demoPlan } from '#server/seed-plan.ts';
import type { PlanContent } from '#domain/plan.ts';
import { paragraph, type RichText, type TextNode } from '#domain/rich-text.ts';

export const oddWords = [
	'=SUM(A1:A9)',
	'+44 1905 000000',
	'@everyone',
	'-2+3',
	'Tabs\tand "quotes", commas; <b>tags</b> & entities &amp; ]]>',
	'Under\u0000 and\u0007 over\u001b, half \ud83d here, none \uffff',
	'שלום לכולם and العربية للجميع',
	'Emoji 👩‍👧‍👦 ✅ and 漢字',
	'# not a heading | not a column * not bold *',
	'1. not a list',
	'x'.repeat(400)
];

/** Each in a cell of the first row, in a paragraph of the text, and in a heading. */
export function oddPlan(): PlanContent {
	const plan = demoPlan();
	const [id = '', row] = Object.entries(plan.actions)[0] ?? [];
	if (!row) throw new Error('The demo plan has no action.');
	const lines: RichText = oddWords.map(paragraph);
	const linked: TextNode = {
		type: 'text',
		text: 'a bad link',
		marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }]
	};
	return {
		...plan,
		meta: { ...plan.meta, title: `${plan.meta.title} =1+1 \u0001<&>` },
		doc: [
			...plan.doc,
			...lines,
			{ type: 'paragraph', content: [linked] },
			{
				type: 'orderedList',
				content: ['one', 'two'].map((word) => ({ type: 'listItem', content: [paragraph(word)] }))
			},
			{
				type: 'heading',
				attrs: { id: 'odd', ref: '', level: 4 },
				content: [{ type: 'text', text: oddWords[4]! }]
			}
		],
		actions: {
			...plan.actions,
			[id]: { ...row, what: lines, who: [paragraph('=HYPERLINK("x")')], due: '2027-03-28' }
		}
	};
}
