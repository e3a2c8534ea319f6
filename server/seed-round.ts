// The demo's consultation: open for three more weeks, with people who have said something and one answer. All of it invented.
import { newId, type PlanId } from '#domain/ids.ts';
import type { Group } from '#domain/groups.ts';
import { localDay, momentOf } from '#domain/rounds/local-time.ts';
import { memberOfPlan } from './accounts/standing.ts';
import { demoMailDomain } from './accounts/demo-people.ts';
import { askerOf, type Asker } from './comments/asker.ts';
import { replyTo } from './comments/say.ts';
import { joinRound, roundGuestOf } from './rounds/guests.ts';
import { openRound, roundNamed } from './rounds/rounds.ts';
import { enterForOthers, sayInRound, textOfRound } from './rounds/say-in-round.ts';
import { askerIn, roundBehind, visitorOf } from './rounds/visitor.ts';
import type { Sql } from './sql.ts';

const day = 86_400_000;

interface SaidByGuest {
	readonly name: string;
	readonly group: Group;
	/** The printed reference of the action, or the whole text. */
	readonly about: string;
	readonly words: string;
	/** A sentence there, and how it should read instead. */
	readonly instead?: { readonly passage: string; readonly other: string };
	readonly answer?: string;
}

const said: readonly SaidByGuest[] = [
	{
		name: 'Marigold',
		group: 'parent_carer',
		about: 'A2',
		words:
			'Could the leaflet also come as a short film? I read it three times and still had to ring my sister to ask what it meant.',
		answer:
			'Thank you. The forum has a phone and a patient editor: we try a film of two minutes, and ask you to look at it first.'
	},
	{
		name: '',
		group: 'parent_carer',
		about: 'plan',
		words:
			'I like that the empty boxes say that nothing is agreed yet. Please do not fill them just to look finished.'
	},
	{
		name: 'Somebody who works evenings',
		group: 'professional',
		about: 'B6',
		words:
			'Reviews at four o’clock leave out every parent with a shop or a shift. One evening in the week would help.'
	},
	{
		name: 'Marigold',
		group: 'parent_carer',
		about: 'B7',
		instead: {
			passage: 'Finish changed plans within eight weeks after a review.',
			other:
				'Finish changed plans within eight weeks after a review, and post them to the family the same day.'
		},
		words: 'Ours lay finished in a drawer for a month. A plan only helps once it has come through the door.'
	}
];

/** Opens it on a plan of the demo, six days ago, and lets people speak. */
export async function seedRound(sql: Sql, planId: PlanId, now = new Date()): Promise<void> {
	const begun = new Date(now.getTime() - 6 * day);
	const lead = await member(sql, 'ben', planId);
	const opening = {
		title: 'What do you think of our plan?',
		purpose:
			'Every action may still change: what is done, by whom and when. Tell us what is missing, what is too slow, and what you would notice first.',
		settled: 'The money for the next year is fixed, and so are the dates of the inspection.',
		rung: 'consulting',
		forWhom: 'public',
		moderation: 'after',
		opensAt: begun,
		closesAt: momentOf(`${localDay(new Date(begun.getTime() + 28 * day))}T17:00`) ?? begun,
		promiseAt: localDay(new Date(begun.getTime() + 56 * day))
	} as const;
	const id = await openRound(sql, lead, opening, begun);
	const made = await roundNamed(sql, planId, id);
	const round = made && (await roundBehind(sql, made.code));
	if (!round) throw new Error('The demo has no consultation.');
	const { actions } = await textOfRound(sql, round);
	const place = (ref: string): string => {
		const row = Object.entries(actions).find(([, action]) => action.ref === ref);
		return row ? `row:${row[0]}` : 'plan';
	};
	for (const { name, group, about, words, instead, answer } of said) {
		const coming = { name, group, takesPart: true, quoteWords: true };
		const { token } = await joinRound(sql, round, coming, now);
		const visitor = await visitorOf(
			sql,
			round,
			{ account: null, guest: await roundGuestOf(sql, token, now) },
			now
		);
		const thread = await sayInRound(
			sql,
			round,
			askerIn(round, visitor),
			{ id: newId(), words, on: place(about), ...instead },
			now
		);
		if (answer) await replyTo(sql, lead.asker, { id: newId(), thread, words: answer });
	}
	const facilitator = await member(sql, 'gita', planId);
	await enterForOthers(
		sql,
		round,
		facilitator.asker,
		{
			id: newId(),
			words: 'We want to know who rings us, and on which day. Waiting for the phone is the worst part.',
			on: place('B1'),
			channel: 'meeting',
			group: 'parent_carer',
			people: 7,
			happenedOn: localDay(new Date(now.getTime() - 2 * day))
		},
		now
	);
}

async function member(sql: Sql, first: string, planId: PlanId) {
	const [account] = await sql<{ id: string }[]>`
		select id from account where email = ${`${first}@${demoMailDomain}`}`;
	const found = account && (await memberOfPlan(sql, account.id, planId));
	if (!found) throw new Error('The demo has nobody of that name.');
	const asker: Asker = askerOf(found);
	return { ...found, asker };
}
