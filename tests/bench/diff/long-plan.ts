// A plan of 18,000 words: 30 sections with paragraphs, a list and ten actions each. And some forty edits of all kinds.
import type { ActionRow } from '#domain/action-row.ts';
import type { Block, PlanContent } from '#domain/plan.ts';
import { plainText } from '#domain/rich-text.ts';
import { action, aPlan, heading, list, say, table } from '#tests/lib/words/changes/a-plan.ts';
import { Chance } from '#tests/random.ts';

const vocabulary =
	'families schools nurses teachers letters rooms weeks months visits plans help support listen ring write meet share wait less sooner together before after every child young people carers forum health council answer promise count show'.split(
		' '
	);
const sections = 30;

export function aLongPlan(kind = 'plan'): PlanContent {
	const chance = new Chance(kind.length);
	const sentence = (length: number): string =>
		`${Array.from({ length }, () => chance.pick(vocabulary)).join(' ')}.`;
	const doc: Block[] = [];
	const actions: Record<string, ActionRow> = {};
	for (let at = 0; at < sections; at++) {
		const id = (part: string) => `${kind}${part}${at}`;
		doc.push(heading(id('section'), `Part ${at}: ${sentence(4)}`, { ref: `${at + 1}` }));
		for (let n = 0; n < 4; n++) doc.push(say(`${id('text')}x${n}`, `${sentence(20)} ${sentence(18)}`));
		doc.push(list(sentence(10), sentence(11), sentence(9)), table(id('table'), sentence(2)));
		for (let n = 0; n < 10; n++)
			actions[`${id('row')}x${n}`] = action(
				id('table'),
				`a${n}`,
				`${kind === 'plan' ? 'A' : 'Z'}${at}.${n}`,
				{
					...{
						what: `${sentence(16)}\n${sentence(8)}`,
						who: sentence(7),
						impact: sentence(8),
						timescale: sentence(3)
					},
					due: `2026-0${1 + (n % 9)}-10`
				}
			);
	}
	return { ...aPlan(), areas: {}, doc, actions };
}

export function wordsOfPlan({ doc, actions }: PlanContent): number {
	const texts = [
		...doc.map((block) => ('content' in block ? plainText(block.content ?? []) : '')),
		...Object.values(actions).flatMap((row) => [row.what, row.who, row.impact, row.timescale].map(plainText))
	];
	return texts.join(' ').split(/\s+/).filter(Boolean).length;
}

/** Words, blocks, a section, rows, dates; each of them once somewhere in every third section. */
export function editsOf(plan: PlanContent): { edits: number; plan: PlanContent } {
	const doc = [...plan.doc];
	const actions = { ...plan.actions };
	let edits = 0;
	const at = (id: string) => doc.findIndex((block) => 'attrs' in block && block.attrs?.id === id);
	const row = (id: string, values: Partial<ActionRow>) => {
		actions[id] = { ...actions[id]!, ...values };
		edits++;
	};
	for (let n = 0; n < sections; n += 5) {
		doc[at(`plantext${n}x0`)] = say(
			`plantext${n}x0`,
			`Sooner: ${plainText([plan.doc[at(`plantext${n}x0`)] as never])} Now.`
		);
		doc.splice(at(`plantext${n}x1`), 1);
		doc.splice(
			at(`plantext${n}x2`),
			0,
			say(`new${n}`, 'Something that nobody had written before stands here now.')
		);
		edits += 3;
		row(`planrow${n}x1`, { due: '2027-01-31' });
		row(`planrow${n}x2`, {
			what: [say('', `Now: ${plainText(actions[`planrow${n}x2`]!.what)}`)].map(({ content }) => ({
				type: 'paragraph',
				content: content!
			}))
		});
		row(`planrow${n}x3`, { deletedAt: '2026-04-01T09:00:00.000Z' });
		row(`planrow${n}x4`, { rank: 'a9V' });
	}
	const moved = doc.splice(at('plansection7'), 7);
	doc.splice(at('plansection20'), 0, ...moved);
	return { edits: edits + 1, plan: { ...plan, doc, actions } };
}
