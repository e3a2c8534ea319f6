// States of a plan (the field's words), and the one table of how it gets from one to another. What is public is told by its
// versions, so a plan can be written together again while version 1 stays published.
import { may, type Act, type Standing } from './permissions.ts';
import type { PlanState } from './states.ts';

export { planStates, type PlanState } from './states.ts';

export const planActs = [
	/** Purpose and scope are agreed: writing begins. */
	'begin-drafting',
	/** The draft is written together with families and young people; also for the next version of a published plan. */
	'work-together',
	'open-consultation',
	'close-consultation',
	/** Partners are asked to agree to one exact version. */
	'ask-sign-off',
	/** A partner answers in its own words. */
	'answer-sign-off',
	/** A partner sends it back with a reason. */
	'send-back',
	/** A lead stops asking. */
	'call-off',
	/** The version that all asked partners agreed to becomes public. */
	'publish-agreed',
	/** The words as they are now become public, without sign-off. */
	'publish',
	/** A version is taken down, and others can still be read; or it was the last one. */
	'withdraw-version',
	'withdraw-last',
	/** A small slip of a public version is put right. */
	'correct-version',
	/** Words are removed for privacy, wherever they are kept. */
	'erase-words',
	'begin-review',
	'end-review',
	/** Another plan takes its place, or nothing follows it. */
	'supersede'
] as const;
export type PlanAct = (typeof planActs)[number];

/** The right that an act asks for. */
const rightFor: Readonly<Record<PlanAct, Act>> = {
	'begin-drafting': 'move-plan',
	'work-together': 'move-plan',
	'open-consultation': 'open-round',
	'close-consultation': 'run-round',
	'ask-sign-off': 'ask-sign-off',
	'answer-sign-off': 'answer-sign-off',
	'send-back': 'answer-sign-off',
	'call-off': 'ask-sign-off',
	'publish-agreed': 'publish-plan',
	publish: 'publish-plan',
	'withdraw-version': 'withdraw-plan',
	'withdraw-last': 'withdraw-plan',
	'correct-version': 'publish-plan',
	'erase-words': 'erase-words',
	'begin-review': 'move-plan',
	'end-review': 'move-plan',
	supersede: 'supersede-plan'
};

type Ways = Readonly<Partial<Record<PlanAct, PlanState>>>;

const writing: Ways = {
	'open-consultation': 'consultation',
	'ask-sign-off': 'board_signoff',
	publish: 'published',
	supersede: 'superseded'
};

/** What is done to versions that are public moves no plan, and is possible wherever it stands. */
function staying(state: PlanState): Ways {
	return {
		'withdraw-version': state,
		'withdraw-last': state,
		'correct-version': state,
		'erase-words': state
	};
}

/** From where, by what, to where. What does not stand here does not happen. */
const ways: Readonly<Record<PlanState, Ways>> = {
	scoping: { ...staying('scoping'), 'begin-drafting': 'drafting' },
	drafting: { ...staying('drafting'), ...writing, 'work-together': 'in_coproduction' },
	in_coproduction: { ...staying('in_coproduction'), ...writing },
	consultation: { ...staying('consultation'), 'close-consultation': 'responding' },
	responding: { ...staying('responding'), ...writing, 'work-together': 'in_coproduction' },
	board_signoff: {
		...staying('board_signoff'),
		'answer-sign-off': 'board_signoff',
		'send-back': 'in_coproduction',
		'call-off': 'in_coproduction',
		'publish-agreed': 'published'
	},
	published: {
		...staying('published'),
		...writing,
		'work-together': 'in_coproduction',
		'begin-review': 'quarterly_review',
		'withdraw-last': 'withdrawn'
	},
	quarterly_review: {
		...staying('quarterly_review'),
		...writing,
		'work-together': 'in_coproduction',
		'end-review': 'published',
		'withdraw-last': 'withdrawn'
	},
	superseded: {
		...staying('superseded'),
		'work-together': 'in_coproduction',
		// another successor is named
		supersede: 'superseded',
		'withdraw-last': 'withdrawn'
	},
	withdrawn: { ...staying('withdrawn'), 'work-together': 'in_coproduction' }
};

export type Step =
	{ readonly to: PlanState; readonly refused?: never } | { readonly refused: 'not-allowed' | 'not-now' };

/**
 * What becomes of a plan when somebody does this. Who may not do it hears only that, whatever the state. What was sent back or called
 * off after a consultation goes back to answering people (`from` is where it stood when partners were asked).
 */
export function stepOf(
	state: PlanState,
	act: PlanAct,
	standing: Standing | null,
	from: PlanState | null = null
): Step {
	if (!may(standing, rightFor[act])) return { refused: 'not-allowed' };
	const to = ways[state][act];
	if (!to) return { refused: 'not-now' };
	return { to: to === 'in_coproduction' && from === 'responding' && state === 'board_signoff' ? from : to };
}

/** Moves that nothing else makes. */
export const byHand: readonly PlanAct[] = ['begin-drafting', 'work-together', 'begin-review', 'end-review'];

/** What can be done by hand with a plan in this state. */
export function movesByHand(state: PlanState, standing: Standing | null): PlanAct[] {
	return byHand.filter((act) => stepOf(state, act, standing).refused === undefined);
}
