// A small plan, and what people do to it: for comparisons whose sentences are written down by hand.
import { actionColumnIds, type ActionColumn, type ActionRow } from '#domain/action-row.ts';
import { emptyMeta, schemaVersion, type Block, type PlanContent } from '#domain/plan.ts';
import {
	paragraph,
	type List,
	type Mark,
	type Paragraph,
	type RichBlock,
	type RichText
} from '#domain/rich-text.ts';

export type Change = (plan: PlanContent) => PlanContent;

/** [what was done, how many edits that was, what was done as code, the sentences a reader should get] */
export type Pair = readonly [name: string, edits: number, change: Change, sentences: readonly string[]];

export const say = (id: string, text: string): Paragraph => ({ ...paragraph(text), attrs: { id } });
export const heading = (id: string, text: string, { ref = '', level = 2 } = {}): Block => ({
	type: 'heading',
	attrs: { id, ref, level },
	content: [{ type: 'text', text }]
});
export const plainTitle = (text: string): Block => ({
	type: 'plainTitle',
	content: [{ type: 'text', text }]
});
export const list = (...items: string[]): List => ({
	type: 'bulletList',
	content: items.map((item) => ({ type: 'listItem', content: [paragraph(item)] }))
});
export const table = (id: string, title = ''): Block => ({ type: 'actionTable', attrs: { id, title } });
export const callout = (id: string, ...content: RichBlock[]): Block => ({
	type: 'callout',
	attrs: { id, kind: 'families', covers: '' },
	content
});

export function action(
	at: string,
	rank: string,
	ref: string,
	cells: Partial<Record<ActionColumn, string>> & { due?: string; areas?: string[] } = {}
): ActionRow {
	const { due = null, areas = [], ...texts } = cells;
	const rich = actionColumnIds.map((column): [ActionColumn, RichText] => [
		column,
		texts[column] === undefined ? [] : texts[column].split('\n').map((line) => paragraph(line))
	]);
	return {
		table: at,
		ref,
		rank,
		deletedAt: null,
		due,
		areas,
		responsible: [],
		...(Object.fromEntries(rich) as Record<ActionColumn, RichText>)
	};
}

export const aPlan = (): PlanContent => ({
	schema: schemaVersion,
	meta: { ...emptyMeta, title: 'Better days', period: '2026' },
	areas: {
		wait: { ref: '1', title: 'Waiting times', plainTitle: '' },
		grow: { ref: '2.1', title: 'Preparing for adulthood', plainTitle: '' }
	},
	doc: [
		say('intro', 'This plan says what we will do together.'),
		heading('wait', 'Waiting times', { ref: '1' }),
		say('long', 'Families wait too long for a first visit.'),
		say('count', 'We count the weeks and show them each month.'),
		list('Ring within two weeks.', 'Write down what families say.', 'Share the list with schools.'),
		table('visits', 'First visits'),
		heading('school', 'School life'),
		callout('told', paragraph('We want one person to talk to.')),
		say('names', 'Each school names one person for families.'),
		{ type: 'image', attrs: { id: 'door', src: '/pictures/door.png', alt: 'An open door' } },
		table('inside'),
		heading('grow', 'Preparing for adulthood', { ref: '2.1' }),
		plainTitle('Moving on to adult life'),
		say('soon', 'Plans for adult life start in Year 9.'),
		table('moving', 'Moving on')
	],
	actions: {
		ring: action('visits', 'a0', 'A1', {
			what: 'Ring every family within two weeks.\nAsk what would help most.',
			who: 'The booking team',
			due: '2026-03-31',
			areas: ['wait']
		}),
		room: action('visits', 'a1', 'A2', { what: 'Open a second room.', timescale: 'This spring' }),
		late: action('visits', 'a2', 'A3', { what: 'Visit late on Tuesdays.' }),
		name: action('inside', 'a0', 'A4', { what: 'Put the name on the door.', accountable: 'Head teachers' }),
		quiet: action('inside', 'a1', 'A5', { what: 'Make a quiet corner.', due: '2026-03-01' }),
		lunch: action('inside', 'a2', '', { what: 'Let children choose where they eat their lunch.' }),
		tour: action('moving', 'a0', 'A7', {
			what: 'Show young people the college.',
			impact: 'They say they feel ready.'
		})
	}
});

export const all =
	(...changes: Change[]): Change =>
	(plan) =>
		changes.reduce((so, change) => change(so), plan);

export const meta =
	(values: Partial<PlanContent['meta']>): Change =>
	(plan) => ({ ...plan, meta: { ...plan.meta, ...values } });

export const area =
	(id: string, values: PlanContent['areas'][string] | null): Change =>
	(plan) => {
		const { [id]: _, ...others } = plan.areas;
		return { ...plan, areas: values ? { ...others, [id]: values } : others };
	};

/** Blocks by their id; a list or a plain title by its type. */
const at = (doc: readonly Block[], id: string): number =>
	doc.findIndex((block) => ('attrs' in block && block.attrs?.id === id) || block.type === id);

export const put =
	(behind: string, ...blocks: Block[]): Change =>
	(plan) => ({
		...plan,
		doc: plan.doc.toSpliced(behind === '' ? 0 : at(plan.doc, behind) + 1, 0, ...blocks)
	});

/** So many blocks, from this one on. */
export const drop =
	(id: string, count = 1): Change =>
	(plan) => ({ ...plan, doc: plan.doc.toSpliced(at(plan.doc, id), count) });

export const swap =
	(id: string, ...blocks: Block[]): Change =>
	(plan) => ({ ...plan, doc: plan.doc.toSpliced(at(plan.doc, id), 1, ...blocks) });

/** Blocks from this one on go behind another one; behind '' is the start. */
export const carry =
	(id: string, behind: string, count = 1): Change =>
	(plan) => {
		const carried = plan.doc.slice(at(plan.doc, id), at(plan.doc, id) + count);
		return put(behind, ...carried)(drop(id, count)(plan));
	};

export const write = (id: string, text: string): Change => swap(id, say(id, text));

export const style =
	(id: string, text: string, marks: Mark[]): Change =>
	(plan) =>
		swap(id, { type: 'paragraph', attrs: { id }, content: [{ type: 'text', text, marks }] })(plan);

export const row =
	(id: string, values: Partial<ActionRow>): Change =>
	(plan) => ({ ...plan, actions: { ...plan.actions, [id]: { ...plan.actions[id]!, ...values } } });

export const cell = (id: string, column: ActionColumn, text: string): Change =>
	row(id, { [column]: text === '' ? [] : text.split('\n').map((line) => paragraph(line)) });

export const removed = '2026-04-01T09:00:00.000Z';
