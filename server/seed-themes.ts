// What people said in the demo between its two versions, the themes it was sorted into, and what became of each. All invented.
import { makeAnchor } from '#domain/anchor.ts';
import { sectionOf } from '#domain/anchors/section-of.ts';
import type { Group } from '#domain/groups.ts';
import { newId, type AreaId, type PersonId, type PlanId } from '#domain/ids.ts';
import type { Standing } from '#domain/permissions.ts';
import type { PlanContent } from '#domain/plan.ts';
import type { Decision } from '#domain/themes/theme.ts';
import { planContent } from './plan-log/read.ts';
import { decideInside } from './themes/decide.ts';
import { sortInside } from './themes/sort.ts';
import type { Sorter } from './themes/sorter.ts';
import { formatDay } from './themes/today.ts';
import type { Tx } from './sql.ts';

export interface Speakers {
	readonly lead: PersonId;
	readonly parent: PersonId;
	readonly nurse: PersonId;
	readonly young: PersonId;
}

interface Place {
	readonly areaId: AreaId;
	readonly planId: PlanId;
}

type Speaker = keyof Speakers | 'guest';

interface Saying {
	readonly by: Speaker;
	/** The printed number of the action it is about. */
	readonly about: string;
	readonly days: number;
	readonly words: string;
	/** Said in a meeting, and written in by the lead for so many. */
	readonly people?: number;
	readonly group?: Group;
}

interface Sorted {
	readonly title: string;
	readonly said: readonly Saying[];
	readonly decision?: Omit<Decision, 'decidedOn' | 'from' | 'to' | 'part'> & { readonly changed?: string };
}

const board = 'Larkshire SEND partnership board';
const group = 'parent_carer';

const before: readonly Sorted[] = [
	{
		title: 'Letters that frighten people',
		said: [
			{
				by: 'guest',
				about: 'A2',
				days: 47,
				words: 'I put the letter in a drawer. I could not open the next one.'
			},
			{
				...{ by: 'lead', about: 'A2', days: 45, people: 12, group },
				words:
					'Forum evening: if there has to be a leaflet, let us write it with you, in words we would use at home.'
			}
		],
		decision: {
			...{ kind: 'changed', decider: board, owner: '', changed: 'A2' },
			reason: 'Families chose the words of the new leaflet, and the action says so now.'
		}
	},
	{
		title: 'When do reviews begin with us?',
		said: [
			{
				by: 'parent',
				about: 'B6',
				days: 44,
				words: 'A good idea, and no date. We cannot hold anybody to “some day”.'
			},
			{
				...{ by: 'lead', about: 'B6', days: 43, people: 6, group: 'young_person' },
				words: 'Youth group: we want to bring films to all our reviews, not only the next one.'
			}
		],
		decision: {
			...{ kind: 'partly', decider: board, owner: '', changed: 'B6' },
			reason:
				'There is a date for all reviews now. It is later than you asked, because schools need the summer to prepare.'
		}
	},
	{
		title: 'The club on other days',
		said: [
			{
				by: 'young',
				about: 'C4',
				days: 42,
				words: 'Thursday is my therapy day. Could the club open on Saturdays too?'
			}
		],
		decision: {
			...{ kind: 'not-now', decider: 'Head of Short Breaks, Larkshire Council', owner: '' },
			reason:
				'There is no money for staff at weekends this year. We ask for it again when the budget is made in the autumn.'
		}
	},
	{
		title: 'No more waiting from this summer',
		said: [
			{
				...{ by: 'lead', about: 'C3', days: 41, people: 9, group },
				words: 'Forum evening: promise us that nobody waits any more from this summer.'
			}
		],
		decision: {
			...{ kind: 'cannot', decider: board, owner: 'Head of Therapies, Larkshire NHS' },
			reason: 'It takes three years to train a therapist, so we will not promise what we could not keep.'
		}
	}
];

const since: readonly Sorted[] = [
	{
		title: 'One person to ask',
		said: [
			{ by: 'parent', about: 'A6', days: 3, words: 'Who do I ring when the teacher who helped us is ill?' }
		]
	}
];
const unsorted: readonly Saying[] = [
	{ by: 'nurse', about: 'A7', days: 2, words: 'Ten schools is a start. Which ten, and who chooses them?' }
];

/** Before the second version: what was said, sorted and decided. Answers the themes that go out with it. */
export async function saidAndDecided(tx: Tx, place: Place, speakers: Speakers): Promise<string[]> {
	const themes = await sortAll(tx, place, speakers, before);
	for (const [n, theme] of themes.entries())
		await tx`
			update theme set made_at = now() - interval '35 days' + ${n} * interval '1 minute', changed_at = now() - interval '35 days'
			where id = ${theme}`;
	await tx`update theme_decision set written_at = now() - interval '31 days' where plan_id = ${place.planId}`;
	return themes;
}

/** What has been said since, and waits. */
export async function saidSince(tx: Tx, place: Place, speakers: Speakers): Promise<void> {
	await sortAll(tx, place, speakers, since);
	const { content } = await planContent(tx, place.planId);
	for (const saying of unsorted) await say(tx, place, { speakers, guest: speakers.lead, content }, saying);
}

async function sortAll(tx: Tx, place: Place, speakers: Speakers, all: readonly Sorted[]): Promise<string[]> {
	const { content } = await planContent(tx, place.planId);
	const guest = all.some(({ said }) => said.some(({ by }) => by === 'guest'))
		? await aGuest(tx, place, speakers.lead)
		: speakers.lead;
	const standing: Standing = { status: 'active', areaRoles: ['lead'], planRoles: [] };
	const sorter: Sorter = { ...place, personId: speakers.lead, standing };
	const themes: string[] = [];
	for (const { title, said, decision } of all) {
		const voices = [];
		for (const saying of said)
			voices.push({
				kind: 'comment',
				id: await say(tx, place, { speakers, guest, content }, saying)
			} as const);
		const theme = (await sortInside(tx, sorter, { do: 'make', title, voices })) ?? '';
		themes.push(theme);
		if (!decision) continue;
		const { changed, ...decided } = decision;
		const part = changed ? `row.${rowCalled(content, changed)}` : null;
		const decidedOn = formatDay(new Date(Date.now() - 31 * 86_400_000));
		await decideInside(tx, sorter, {
			theme,
			revision: 1,
			decision: { ...decided, decidedOn, part, from: part && '1', to: null }
		});
	}
	return themes;
}

async function say(
	tx: Tx,
	{ areaId, planId }: Place,
	{ speakers, guest, content }: { speakers: Speakers; guest: PersonId; content: PlanContent },
	{ by, about, days, words, people = 1, group: of }: Saying
): Promise<string> {
	const place = { kind: 'action', actionId: rowCalled(content, about) } as const;
	const person = by === 'guest' ? guest : speakers[by];
	const [thread, comment] = [newId<'thread'>(), newId<'comment'>()];
	const at = tx`now() - ${days} * interval '1 day'`;
	await tx`
		insert into thread (area_id, id, plan_id, anchor, anchor_state, section_id, internal, was_shown, started_by, started_at)
		values (${areaId}, ${thread}, ${planId}, ${tx.json({ ...makeAnchor(content, place) } as never)}, 'anchored',
			${sectionOf(content, place)}, false, true, ${person}, ${at})`;
	await tx`
		insert into comment (area_id, id, plan_id, thread_id, person_id, role, voice_group, words, state, was_shown, at, channel,
			people, happened_on)
		select ${areaId}, ${comment}, ${planId}, ${thread}, person.id, 'contributor', coalesce(${of ?? null}, person.voice_group),
			${words}, 'shown', true, ${at}, ${people > 1 ? 'meeting' : 'online'}, ${people},
			case when ${people > 1} then (${at})::date end
		from person where person.area_id = ${areaId} and person.id = ${person}`;
	return comment;
}

/** Somebody who came to a workshop that is long over, and said that their words may be quoted. */
async function aGuest(tx: Tx, { areaId, planId }: Place, lead: PersonId): Promise<PersonId> {
	const [person, workshop] = [newId<'person'>(), newId<'workshop'>()];
	await tx`
		insert into person (area_id, id, name, voice_group, shown_as) values (${areaId}, ${person}, '', 'parent_carer', 'group')`;
	await tx`
		insert into workshop (area_id, id, plan_id, guests_are, opened_by, opened_at, ends_at, ended_at, young_people, next_guest)
		values (${areaId}, ${workshop}, ${planId}, 'contributor', ${lead}, now() - interval '47 days', now() - interval '47 days',
			now() - interval '47 days', false, 2)`;
	await tx`
		insert into guest (area_id, person_id, workshop_id, number, takes_part, quote_words)
		values (${areaId}, ${person}, ${workshop}, 1, true, true)`;
	return person;
}

function rowCalled({ actions }: PlanContent, ref: string): string {
	const found = Object.entries(actions).find(([, row]) => row.ref === ref);
	if (!found) throw new Error(`There is no action ${ref}.`);
	return found[0];
}
