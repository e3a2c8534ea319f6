import { describe, expect, test } from 'vitest';
import { planActs, planStates, movesByHand, stepOf } from '#domain/plan-states.ts';
import type { Standing } from '#domain/permissions.ts';
import { blockersOfSignOff, type ForSignOff } from '#domain/signing/blockers.ts';
import { allAgree, isDay, lastDay, needsWords } from '#domain/signing/sign-off.ts';
import { blockerWords, signingWords } from '#lib/words/signing.ts';

const forum = { id: 'f', name: 'The forum', kind: 'forum', signers: 1, signersWhoSee: 1 } as const;
const council = { id: 'c', name: 'The council', kind: 'council', signers: 2, signersWhoSee: 1 } as const;
const ready: ForSignOff = {
	undecided: [],
	hasWords: true,
	consultationUntil: null,
	bodies: [forum, council],
	asked: ['f', 'c']
};
const kinds = (facts: Partial<ForSignOff>): string[] =>
	blockersOfSignOff({ ...ready, ...facts }).map(({ kind }) => kind);
const standing = (is: Partial<Standing>): Standing => ({
	...{ status: 'active', areaRoles: [], planRoles: [] },
	plan: { sharedWithArea: false, deleted: false },
	...is
});

describe('what is in the way of asking partners', () => {
	test.each([
		['nothing', {}, []],
		['no words', { hasWords: false }, ['no-words']],
		[
			'themes without a decision, each by itself',
			{
				undecided: [
					{ id: '1', title: 'Calls' },
					{ id: '2', title: 'Letters' }
				]
			},
			['theme-undecided', 'theme-undecided']
		],
		['a consultation that is open', { consultationUntil: new Date('2026-12-01') }, ['consultation-open']],
		['no partners at all', { bodies: [], asked: [] }, ['no-bodies']],
		['no forum in the area', { bodies: [council], asked: ['c'] }, ['no-forum']],
		['a forum that is not asked', { asked: ['c'] }, ['forum-not-asked']],
		['nobody ticked', { asked: [] }, ['nobody-asked']],
		[
			'a partner for which nobody answers',
			{ bodies: [{ ...forum, signers: 0, signersWhoSee: 0 }], asked: ['f'] },
			['no-signer']
		],
		[
			'a partner whose people cannot see the plan',
			{ bodies: [{ ...forum, signersWhoSee: 0 }], asked: ['f'] },
			['signer-sees-not']
		],
		['a partner of another area counts as nobody', { asked: ['elsewhere'] }, ['nobody-asked']]
	] as const)('%s', (_, facts, expected) => expect(kinds(facts)).toEqual(expected));

	test('all of it is told at once, each in a sentence', () => {
		const blockers = blockersOfSignOff({
			...ready,
			hasWords: false,
			undecided: [{ id: '1', title: 'Calls' }],
			asked: ['c']
		});
		expect(blockers.map((blocker) => blockerWords(blocker).says)).toEqual([
			'The plan has no words yet.',
			'People wait for an answer about “Calls”.',
			'The parent carer forum is not asked. Nothing is agreed without it.'
		]);
	});
});

describe('an answer', () => {
	test('needs words unless it simply agrees', () => {
		expect((['agree', 'reservation', 'not-yet'] as const).map(needsWords)).toEqual([false, true, true]);
	});
	test('all agree when each said so last, with or without a reservation', () => {
		expect(allAgree(['agree', 'reservation'])).toBe(true);
		for (const newest of [[], ['agree', null], ['agree', 'not-yet']] as const)
			expect(allAgree(newest)).toBe(false);
	});
	test.each([
		['2026-12-25', true],
		['2026-02-30', false],
		['25/12/2026', false],
		['', false],
		['2028-02-29', true],
		['2026-13-01', false]
	])('the day %s is one: %s', (day, is) => expect(isDay(day)).toBe(is));
	test('is hoped for by a day with its weekday, also at Christmas; no day is guessed', () => {
		expect(signingWords.by('2026-12-25')).toBe('An answer is hoped for by Friday 25 December 2026.');
		expect(lastDay(new Date('2026-11-22T23:30:00Z'))).toBe('2027-11-22');
	});
});

describe('the states of a plan', () => {
	const lead = standing({ planRoles: ['lead'] });
	const signer = standing({ planRoles: ['reader'], signer: true });
	test('what was sent back after a consultation goes back to answering people, else to writing', () => {
		expect(stepOf('board_signoff', 'send-back', signer, 'responding')).toEqual({ to: 'responding' });
		expect(stepOf('board_signoff', 'send-back', signer, 'published')).toEqual({ to: 'in_coproduction' });
		expect(stepOf('board_signoff', 'call-off', lead, 'responding')).toEqual({ to: 'responding' });
		expect(stepOf('published', 'work-together', lead, 'responding')).toEqual({ to: 'in_coproduction' });
	});
	test('a lead who stands for no partner answers nothing, and no partner asks or publishes', () => {
		for (const act of ['answer-sign-off', 'send-back'] as const)
			expect(stepOf('board_signoff', act, lead)).toEqual({ refused: 'not-allowed' });
		for (const act of ['ask-sign-off', 'call-off', 'publish-agreed'] as const)
			expect(stepOf('board_signoff', act, signer)).toEqual({ refused: 'not-allowed' });
	});
	test('an archived plan, a deleted one and an inspection report are not asked about', () => {
		for (const is of [{ archived: true }, { deleted: true }, { readOnly: true }])
			expect(
				stepOf('drafting', 'ask-sign-off', {
					...lead,
					plan: { sharedWithArea: false, deleted: false, ...is }
				})
			).toEqual({
				refused: 'not-allowed'
			});
	});
	test('by hand it is moved only where nothing else moves it', () => {
		const byHand = planStates.map((state) => movesByHand(state, lead));
		expect(new Set(byHand.flat())).toEqual(
			new Set(['begin-drafting', 'work-together', 'begin-review', 'end-review'])
		);
		expect(planStates.flatMap((state) => movesByHand(state, signer))).toEqual([]);
		expect(planActs.length).toBe(17);
	});
});
