// Answering a suggestion, part by part. What is accepted enters the plan as anybody's words do, by the one door of the log: in
// the name of whoever suggested it, under a client id of its own. Who accepted it stands in the book.
import { acceptedInto } from '#document/proposals/accepted.ts';
import { partOn } from '#document/proposals/beside.ts';
import { shownIn } from '#domain/action-row.ts';
import type { Hunk } from '#domain/hunks.ts';
import type { AreaId, PersonId, PlanId } from '#domain/ids.ts';
import { may, type Standing } from '#domain/permissions.ts';
import type { Part } from '#domain/proposals/hunks-between.ts';
import type { PartState } from '#domain/proposals/proposal.ts';
import { refuse } from '#domain/refusals.ts';
import { audit } from '#server/audit.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import { holdsOf } from '#server/plan-log/holds.ts';
import type { Author } from '#server/plan-log/log.ts';
import { isTakenOut } from '#server/plan-log/removed.ts';
import { planContent, type ReadPlan } from '#server/plan-log/read.ts';
import type { Sql, Tx } from '#server/sql.ts';
import { shownInRound } from './proposals.ts';
import { tell } from '#server/telling/tell.ts';

/** Who answers, where, and where they stand there at this moment. */
export interface Judge {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly personId: PersonId;
	readonly standing: Standing;
}

/** Which part of which suggestion. */
export interface Which {
	readonly proposal: string;
	readonly n: number;
}

/** A writer that waits longer than this for the plan's lock gives up; nothing is half done then. */
const patience = '15s';

/** Where in the log it stands now; null when nothing had to be written. */
export interface Entered {
	readonly seq: number | null;
}

interface Found {
	readonly hunks: Part;
	readonly state: PartState;
	readonly proposer: Author;
}

/**
 * Puts a part into the plan as it is at this moment. `over`: what the plan says there now, as whoever answers has seen it beside
 * the suggestion; then the suggested words take its place, unless it has changed again. Refuses not-allowed, not-found,
 * suggest-answered, suggest-changed, suggest-gone, suggest-held, suggest-paused, taken-out.
 */
export async function accept(
	sql: Sql,
	by: Judge,
	which: Which,
	{ reason = '', over }: { readonly reason?: string; readonly over?: string } = {}
): Promise<Entered> {
	return decide(sql, by, which, async (tx, { hunks, proposer }) => {
		const plan = await planContent(tx, by.planId);
		await mustHoldNone(tx, by, plan, hunks);
		const part = over === undefined ? hunks : partOn(plan.state, hunks, over);
		const { fit, update } = part ? acceptedInto(plan.state, part) : { fit: 'changed' as const, update: null };
		if (fit === 'changed') refuse('suggest-changed');
		if (fit === 'gone') refuse('suggest-gone');
		const { areaId, planId } = by;
		const entered =
			update &&
			(await appendToPlan(tx, {
				areaId,
				planId,
				epoch: plan.epoch,
				update,
				kind: 'accept',
				person: proposer
			}));
		await answer(tx, by, which, { state: 'accepted', reason, epoch: plan.epoch, seq: entered?.seq ?? null });
		return { seq: entered?.seq ?? null };
	});
}

/** Leaves the plan as it is; the reason goes to whoever suggested it. Refuses the same, and suggest-reason. */
export async function decline(sql: Sql, by: Judge, which: Which, reason: string): Promise<void> {
	if (reason === '') refuse('suggest-reason');
	await decide(sql, by, which, async (tx) => {
		await answer(tx, by, which, { state: 'declined', reason });
		return { seq: null };
	});
}

async function decide(
	sql: Sql,
	by: Judge,
	which: Which,
	act: (tx: Tx, found: Found) => Promise<Entered>
): Promise<Entered> {
	if (!may(by.standing, 'edit-plan')) refuse('not-allowed');
	return sql.begin(async (tx) => {
		await tx`select set_config('statement_timeout', ${patience}, true), set_config('lock_timeout', ${patience}, true)`;
		// the plan's lock first, as everybody who writes takes it
		const [head] =
			await tx`select 1 from plan_head where plan_id = ${by.planId} and area_id = ${by.areaId} for update`;
		if (!head) refuse('not-found');
		const [found] = await tx<(Found['proposer'] & Omit<Found, 'proposer'> & { private: boolean })[]>`
			select hunks, state, person_id as id, role, voice_group as "group", private from proposal_hunk
			join proposal on proposal.plan_id = proposal_hunk.plan_id and proposal.id = proposal_id
			where proposal.area_id = ${by.areaId} and proposal.plan_id = ${by.planId} and proposal_id = ${which.proposal}
				and n = ${which.n} and ${shownInRound(tx)} for update of proposal_hunk`;
		if (!found || (found.private && !may(by.standing, 'judge-comments'))) refuse('not-found');
		const { hunks, state, private: _private, ...proposer } = found;
		if (state !== 'open') refuse('suggest-answered');
		return act(tx, { hunks, state, proposer });
	});
}

interface Answer {
	readonly state: 'accepted' | 'declined';
	readonly reason: string;
	readonly epoch?: number;
	readonly seq?: number | null;
}

async function answer(
	tx: Tx,
	{ areaId, planId, personId }: Judge,
	{ proposal, n }: Which,
	{ state, reason, epoch = undefined, seq = null }: Answer
): Promise<void> {
	await tx`
		update proposal_hunk set state = ${state}, reason = ${reason}, decided_by = ${personId}, decided_at = now(),
			epoch = ${epoch ?? null}, seq = ${seq}
		where plan_id = ${planId} and proposal_id = ${proposal} and n = ${n}`;
	const [suggested] = await tx<{ by: PersonId }[]>`
		select person_id as by from proposal where plan_id = ${planId} and id = ${proposal}`;
	if (suggested)
		await tell(tx, {
			areaId,
			planId,
			kind: 'suggestion-answered',
			about: proposal,
			by: personId,
			to: [suggested.by]
		});
	await audit(tx, { areaId, planId, personId, what: `suggestion-${state}`, detail: { proposal, n, seq } });
}

/** Nothing is written in a pause, nor in an action that is being talked about, unless by who leads; they hold it. */
async function mustHoldNone(
	tx: Tx,
	{ planId, personId, standing }: Judge,
	{ content }: ReadPlan,
	part: Part
): Promise<void> {
	if (may(standing, 'lead-workshop')) return;
	if (await isTakenOut(tx, planId, personId)) refuse('taken-out');
	const holds = (await holdsOf(tx, [planId])).get(planId);
	if (holds?.paused) refuse('suggest-paused');
	const held = holds?.rows ?? {};
	const rows = part.flatMap((hunk: Hunk) => ('actionId' in hunk ? [hunk.actionId] : []));
	if (rows.some((row) => shownIn(row, (id) => content.actions[id]) in held)) refuse('suggest-held');
}
