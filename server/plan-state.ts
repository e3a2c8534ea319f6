// The one gate through which a plan gets from one state to another. Whoever is refused stands in the book.
import { changesRights, type Standing } from '#domain/permissions.ts';
import { stepOf, type PlanAct, type PlanState } from '#domain/plan-states.ts';
import { refuse, Refused, type RefusalCode } from '#domain/refusals.ts';
import { audit } from './audit.ts';
import { notify } from './notify.ts';
import type { Db, Sql, Tx } from './sql.ts';

export interface PlanMove {
	readonly areaId: string;
	readonly planId: string;
	readonly act: PlanAct;
	/** Where they stand at this moment; null for nobody who is known. */
	readonly by: { readonly personId: string | null; readonly standing: Standing | null };
	/** Where the plan stood when partners were asked: what is sent back returns there. */
	readonly from?: PlanState;
}

/** What is heard instead of "not now" where something more can be said. */
const sayInstead = (state: PlanState, act: PlanAct): RefusalCode => {
	if (state === 'consultation' && (act === 'publish' || act === 'ask-sign-off' || act === 'supersede'))
		return 'while-consulted';
	if (state !== 'board_signoff')
		return act === 'answer-sign-off' || act === 'send-back' ? 'sign-off-over' : 'not-now';
	if (act === 'ask-sign-off') return 'asked-already';
	return act === 'publish' ? 'publish-while-asked' : 'not-now';
};

/**
 * Moves a plan, as part of a transaction that does what the act says. Two moves of one plan happen one after the other. Refuses
 * not-found, not-allowed, and not-now or what says more than that.
 */
export async function movePlan(tx: Tx, move: PlanMove): Promise<{ from: PlanState; to: PlanState }> {
	const { areaId, planId, act, by } = move;
	const [plan] = await tx<{ state: PlanState }[]>`
		select state from plan where area_id = ${areaId} and id = ${planId} and deleted_at is null for no key update`;
	if (!plan) refuse('not-found');
	const from = plan.state;
	const step = stepOf(from, act, by.standing, move.from);
	if (step.refused) refuse(step.refused === 'not-now' ? sayInstead(from, act) : step.refused);
	const { to } = step;
	if (to === from) return { from, to };
	await tx`update plan set state = ${to} where area_id = ${areaId} and id = ${planId}`;
	if (from === 'superseded') await inUseAgain(tx, planId);
	const detail = { act, from, to };
	await audit(tx, { areaId, planId, personId: by.personId, what: 'plan-moved', detail });
	await tellWhoHasItOpen(tx, planId, from, to);
	return { from, to };
}

/** No other plan takes its place any more, and its public pages do not say so. */
async function inUseAgain(tx: Tx, planId: string): Promise<void> {
	await tx`update plan set superseded_at = null, superseded_by = null, successor_id = null where id = ${planId}`;
	await notify(tx, { kind: 'published', plan: planId });
}

/** Who has it open stops writing, or may write again. */
async function tellWhoHasItOpen(tx: Tx, planId: string, from: PlanState, to: PlanState): Promise<void> {
	if (changesRights(from, to)) await notify(tx, { kind: 'access', plan: planId });
}

/** Whether a move is possible now, before anything is done for it; moving looks again. Refuses like `movePlan`. */
export async function movable(db: Db, { areaId, planId, act, by }: PlanMove): Promise<void> {
	const [plan] = await db<{ state: PlanState }[]>`
		select state from plan where area_id = ${areaId} and id = ${planId} and deleted_at is null`;
	if (!plan) refuse('not-found');
	const { refused } = stepOf(plan.state, act, by.standing);
	if (refused) refuse(refused === 'not-now' ? sayInstead(plan.state, act) : refused);
}

/** Does what is done to a plan, and writes a refusal into the book: the transaction that was refused has left nothing. */
export async function refusalsInTheBook<Out>(
	sql: Sql,
	{ areaId, planId, act, by }: PlanMove,
	work: () => Promise<Out>
): Promise<Out> {
	try {
		return await work();
	} catch (thrown) {
		if (thrown instanceof Refused && thrown.code !== 'not-found') {
			const detail = { act, code: thrown.code };
			await audit(sql, { areaId, planId, personId: by.personId, what: 'plan-move-refused', detail });
		}
		throw thrown;
	}
}

/** A move by itself: nothing else is done with it. */
export async function movePlanAlone(sql: Sql, move: PlanMove): Promise<{ from: PlanState; to: PlanState }> {
	return refusalsInTheBook(sql, move, () => sql.begin((tx) => movePlan(tx, move)));
}

/** Lets the state follow what happened elsewhere, where the table knows a way, and leaves it otherwise. */
export async function followPlan(
	tx: Tx,
	{ areaId, planId, act }: { areaId: string; planId: string; act: 'open-consultation' | 'close-consultation' }
): Promise<void> {
	const [plan] = await tx<{ state: PlanState }[]>`
		select state from plan where area_id = ${areaId} and id = ${planId} and deleted_at is null for no key update`;
	if (!plan) return;
	// about no plan, so that nothing a plan's own facts rule out stops it
	const byItself: Standing = { status: 'active', areaRoles: ['lead'], planRoles: [] };
	const step = stepOf(plan.state, act, byItself);
	if (step.refused || step.to === plan.state) return;
	const { to } = step;
	await tx`update plan set state = ${to} where area_id = ${areaId} and id = ${planId}`;
	await audit(tx, {
		areaId,
		planId,
		personId: null,
		what: 'plan-moved',
		detail: { act, from: plan.state, to }
	});
	await tellWhoHasItOpen(tx, planId, plan.state, to);
}
