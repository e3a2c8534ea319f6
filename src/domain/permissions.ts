// One matrix decides. Every list, page, form action, socket and export asks `may`; nothing else knows who may do what.
import type { PlanState } from './states.ts';
import type { Role } from './roles.ts';

export const acts = [
	'see-plan',
	'edit-plan',
	'suggest-change',
	'publish-plan',
	'withdraw-plan',
	'erase-words',
	'name-version',
	'archive-plan',
	'delete-plan',
	'restore-plan',
	'invite-to-plan',
	'make-plan',
	'see-people',
	'manage-people',
	'open-workshop',
	'lead-workshop',
	'read-comments',
	'write-comments',
	'read-internal-comments',
	'settle-threads',
	'judge-comments',
	'open-round',
	'run-round',
	'read-round',
	'say-in-round',
	'sort-themes',
	'decide-themes',
	'call-ready',
	'move-plan',
	'supersede-plan',
	'ask-sign-off',
	'answer-sign-off',
	'confirm-easy-read',
	'choose-drawings'
] as const;
export type Act = (typeof acts)[number];

/** Where somebody stands: their roles in the area and in the plan asked about, from the database, at this moment. */
export interface Standing {
	/** A suspended or removed person stands nowhere. */
	readonly status: 'active' | 'suspended' | 'removed';
	readonly areaRoles: readonly Role[];
	readonly planRoles: readonly Role[];
	/** The plan's own facts; absent when the question is about the area. */
	readonly plan?: {
		readonly sharedWithArea: boolean;
		readonly deleted: boolean;
		/** Put away: it is read, and nothing in it changes. */
		readonly archived?: boolean;
		/** An inspection report: the words of others, which nobody changes. */
		readonly readOnly?: boolean;
		/** Where it stands. */
		readonly state?: PlanState;
	};
	/** The workshop a guest came to, while it is open: what it lets its guests be. Absent before, after and for members. */
	readonly workshop?: { readonly guestsAre: GuestsAre };
	/** The consultation asked about: whether words may be said in it at this moment, and whether it is for people like them. */
	readonly round?: { readonly open: boolean; readonly forThem: boolean };
	/** They stand for a partner that is asked to agree to a version of the plan. */
	readonly signer?: boolean;
}

/** What the guests of a workshop may be. */
export const guestsAre = ['editor', 'contributor'] as const satisfies readonly Role[];
export type GuestsAre = (typeof guestsAre)[number];

const everyPlan: readonly Role[] = ['owner', 'lead'];

const rights: Readonly<Record<Act, readonly Role[]>> = {
	'see-plan': ['owner', 'lead', 'editor', 'facilitator', 'contributor', 'reader'],
	'edit-plan': ['lead', 'editor'],
	'suggest-change': ['lead', 'editor', 'contributor'],
	'publish-plan': ['lead'],
	'withdraw-plan': ['lead'],
	'erase-words': ['lead'],
	'name-version': ['lead', 'editor'],
	'archive-plan': ['owner', 'lead'],
	'delete-plan': ['lead'],
	'restore-plan': ['lead'],
	'invite-to-plan': ['owner', 'lead'],
	'make-plan': ['owner', 'lead'],
	'see-people': ['owner', 'lead'],
	'manage-people': ['owner'],
	'open-workshop': ['lead', 'facilitator'],
	'lead-workshop': ['lead', 'facilitator'],
	'read-comments': ['owner', 'lead', 'editor', 'facilitator', 'contributor', 'reader'],
	'write-comments': ['lead', 'editor', 'facilitator', 'contributor'],
	'read-internal-comments': ['owner', 'lead', 'editor', 'facilitator'],
	'settle-threads': ['lead', 'editor', 'facilitator'],
	'judge-comments': ['lead', 'facilitator'],
	'open-round': ['lead'],
	'run-round': ['lead', 'facilitator'],
	'read-round': ['owner', 'lead', 'editor', 'facilitator', 'contributor', 'reader', 'guest'],
	'say-in-round': ['owner', 'lead', 'editor', 'facilitator', 'contributor', 'reader', 'guest'],
	'sort-themes': ['lead', 'editor', 'facilitator'],
	'decide-themes': ['lead', 'editor'],
	'call-ready': ['lead'],
	'move-plan': ['lead'],
	'supersede-plan': ['owner', 'lead'],
	'ask-sign-off': ['lead'],
	'answer-sign-off': ['approver'],
	'confirm-easy-read': ['lead'],
	'choose-drawings': ['owner', 'lead']
};

/** What belongs to those who write the plan together for longer than one meeting, whatever a workshop lets its guests be. */
const neverGuests: readonly Act[] = [
	'read-internal-comments',
	'settle-threads',
	'judge-comments',
	'open-round',
	'run-round',
	'sort-themes',
	'decide-themes',
	'call-ready',
	'supersede-plan',
	'answer-sign-off'
];

/** What is not done with a plan that was put away. */
const changing: readonly Act[] = [
	'edit-plan',
	'suggest-change',
	'publish-plan',
	'name-version',
	'open-workshop',
	'write-comments',
	'settle-threads',
	'open-round',
	'run-round',
	'say-in-round',
	'sort-themes',
	'decide-themes',
	'call-ready',
	'move-plan',
	'supersede-plan',
	'ask-sign-off',
	'answer-sign-off',
	'confirm-easy-read'
];

/** In these states a plan is only read, until a lead says that it is written again. */
const closedStates: readonly PlanState[] = ['superseded', 'withdrawn'];

export function isClosed(state: PlanState): boolean {
	return closedStates.includes(state);
}

/** Who is left of those who may, in a state that narrows it; nobody where the list is empty. Looking after words (hiding, removing) never ends. */
type Narrowed = Readonly<Partial<Record<Act, readonly Role[]>>>;

const closed: Narrowed = {
	'edit-plan': [],
	'suggest-change': [],
	'open-workshop': [],
	'write-comments': [],
	'open-round': [],
	'sort-themes': [],
	'decide-themes': [],
	'call-ready': [],
	'confirm-easy-read': []
};

/** What a state takes away, whatever somebody's roles are: the rights of a plan follow where it stands. */
const narrowedIn: Readonly<Partial<Record<PlanState, Narrowed>>> = {
	// what it is about is not agreed: there is nothing to ask people about yet
	scoping: { 'open-round': [], 'call-ready': [], 'decide-themes': [] },
	// one text is held out to everybody: the working group suggests meanwhile, and a lead answers for what changes
	consultation: { 'edit-plan': ['lead'], 'call-ready': [] },
	// partners are asked about one text: nobody else is asked about another one
	board_signoff: { 'open-round': [], 'call-ready': [] },
	superseded: closed,
	withdrawn: closed
};

/** What an open plan lets people do: whoever has it open is asked about again when one of these changes hands. */
const doneInAnOpenPlan = ['edit-plan', 'suggest-change', 'write-comments'] as const;

/** Whether somebody gains or loses one of these by this move. */
export function changesRights(from: PlanState, to: PlanState): boolean {
	return doneInAnOpenPlan.some((act) => narrowedIn[from]?.[act] !== narrowedIn[to]?.[act]);
}

/**
 * Whether somebody standing there may do this.
 * In an area, owner and lead reach every plan; an area role of anybody else reaches a plan only when it is shared with the
 * whole area. A role in the plan reaches that plan. A deleted plan is reached by
 * nobody, but those who may bring it back. An inspection report is edited by nobody. A guest is what the workshop says,
 * while it is open. In a consultation nobody says anything before it opens or after it has closed. Where a plan stands may leave an
 * act to fewer people, or to nobody.
 */
export function may(standing: Standing | null, act: Act): boolean {
	if (!standing || standing.status !== 'active' || rulesOut(standing, act)) return false;
	if (act === 'read-round' && !standing.round) return false;
	if (act === 'say-in-round' && !(standing.round?.open && standing.round.forThem)) return false;
	const { workshop, plan } = standing;
	const left = plan?.state && narrowedIn[plan.state]?.[act];
	return rolesThatCount(standing).some((role) => {
		const as = role === 'guest' && workshop && !neverGuests.includes(act) ? workshop.guestsAre : role;
		return rights[act].includes(as) && (!left || left.includes(as));
	});
}

/** What the plan itself does not allow, whoever asks. */
function rulesOut({ plan }: Standing, act: Act): boolean {
	if (plan?.deleted) return act !== 'restore-plan';
	if (plan?.archived && changing.includes(act)) return true;
	return (
		plan?.readOnly === true && (act === 'edit-plan' || act === 'suggest-change' || act === 'ask-sign-off')
	);
}

/** The roles that count for the plan (or area) asked about. */
export function rolesThatCount(standing: Standing): Role[] {
	const { areaRoles, planRoles, plan, workshop, round, signer } = standing;
	if (!plan) return [...areaRoles];
	const fromArea = areaRoles.filter((role) => plan.sharedWithArea || everyPlan.includes(role));
	const inPlan = planRoles.filter((role) => role !== 'guest' || (workshop ?? round) !== undefined);
	return [...new Set([...inPlan, ...fromArea, ...(signer ? (['approver'] as const) : [])])];
}
