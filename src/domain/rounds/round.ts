// A consultation: one exact text of a plan, open between two times, so that people say what they think of it. In the code it is
// called a round; the word people read is "consultation".
import type { Group } from '../groups.ts';
import type { PersonId, AreaId, Id, PlanId, VersionId } from '../ids.ts';

export type RoundId = Id<'round'>;

/** How much those who are asked can change, from least to most. */
export const rungs = ['informing', 'consulting', 'co-designing', 'co-producing'] as const;
export type Rung = (typeof rungs)[number];

/** Members of the plan; whoever has the link; everybody, and the plan's public page says so. */
export const audiences = ['members', 'link', 'public'] as const;
export type Audience = (typeof audiences)[number];

/** Whether somebody looks at words before others see them. */
export const moderations = ['before', 'after'] as const;
export type Moderation = (typeof moderations)[number];

/** How words came: typed by who says them, or written in by somebody for others. */
export const channels = ['online', 'paper', 'phone', 'interview', 'meeting'] as const;
export type Channel = (typeof channels)[number];
export const enteredChannels = [
	'paper',
	'phone',
	'interview',
	'meeting'
] as const satisfies readonly Channel[];
export type EnteredChannel = (typeof enteredChannels)[number];

/** Those who are asked today: a consultation with people under 18 needs a named safe person first. */
export const askedGroups = ['parent_carer', 'professional'] as const satisfies readonly Group[];

export interface Round {
	readonly id: RoundId;
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly title: string;
	/** What may change. */
	readonly purpose: string;
	/** What is settled already; '' when nobody said. */
	readonly settled: string;
	readonly rung: Rung;
	readonly forWhom: Audience;
	readonly moderation: Moderation;
	readonly opensAt: Date;
	readonly closesAt: Date;
	/** Somebody closed it, or its time was seen to be up. */
	readonly closedAt: Date | null;
	/** The day by which people hear back, YYYY-MM-DD. */
	readonly promiseAt: string;
	readonly versionId: VersionId;
	readonly code: string;
	readonly linkWithdrawn: boolean;
	readonly openedBy: PersonId;
}

export type RoundState = 'planned' | 'open' | 'closed';

/** Where a consultation stands. Its times alone decide; nobody has to be awake for them. */
export function stateOfRound(
	{ opensAt, closesAt, closedAt }: Pick<Round, 'opensAt' | 'closesAt' | 'closedAt'>,
	now: Date
): RoundState {
	if (closedAt !== null || closesAt <= now) return 'closed';
	return opensAt > now ? 'planned' : 'open';
}

/** When it closed, or will. */
export function endOfRound({ closesAt, closedAt }: Pick<Round, 'closesAt' | 'closedAt'>): Date {
	return closedAt !== null && closedAt < closesAt ? closedAt : closesAt;
}

/** The longest a consultation may be open, and the longest people wait for an answer, in days. */
export const longestDays = { open: 366, answer: 366 } as const;
export const longestTitle = 120;
export const longestPurpose = 2_000;
/** People one line from a meeting may speak for. */
export const mostPeople = 10_000;

/** Days for which a guest's link leads back after people were to hear. */
export const linkLastsDays = 180;

/** The last day on which words can be taken back: until people hear what became of them. */
export function mayWithdraw({ promiseAt }: Pick<Round, 'promiseAt'>, today: string): boolean {
	return today <= promiseAt;
}

/** The last day of a guest's link, YYYY-MM-DD. */
export function linkUntil({ promiseAt }: Pick<Round, 'promiseAt'>): string {
	return new Date(Date.parse(`${promiseAt}T00:00:00Z`) + linkLastsDays * 86_400_000)
		.toISOString()
		.slice(0, 10);
}
