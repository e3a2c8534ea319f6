// Asking partners to agree to the plan as it says now, and what a lead can do about it afterwards.
import { newId, type AreaId, type PersonId, type PlanId } from '#domain/ids.ts';
import type { Standing } from '#domain/permissions.ts';
import { byHand, type PlanAct, type PlanState } from '#domain/plan-states.ts';
import { refuse } from '#domain/refusals.ts';
import { blockersOfSignOff } from '#domain/signing/blockers.ts';
import { audit } from '#server/audit.ts';
import { freezeTwin } from '#server/easy-read/freeze-twin.ts';
import { movable, movePlan, refusalsInTheBook, type PlanMove } from '#server/plan-state.ts';
import type { Sql, Tx } from '#server/sql.ts';
import { makeVersion } from '#server/versions/make-version.ts';
import { signingWords } from '#lib/words/signing.ts';
import { bodiesOfArea } from './bodies.ts';
import { factsForSignOff } from './facts.ts';
import { openSignOff } from './read.ts';
import { tellEnd, tellSigners } from './tell-signing.ts';

/** A lead, as the plan knows them. */
export interface Asker {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly personId: PersonId;
	readonly standing: Standing;
}

export interface Asking {
	/** Ids of the bodies. */
	readonly bodies: readonly string[];
	readonly note: string;
	/** YYYY-MM-DD */
	readonly answerBy: string | null;
}

/**
 * Keeps the plan as it says now, and asks. Who goes on writing writes the next draft. Refuses not-allowed, asked-already,
 * not-now, not-ready-to-ask.
 */
export async function askPartners(
	sql: Sql,
	by: Asker,
	{ bodies, note, answerBy }: Asking
): Promise<{ id: string; hash: string }> {
	const { areaId, planId, personId } = by;
	const move: PlanMove = { areaId, planId, act: 'ask-sign-off', by };
	const work = async (tx: Tx) => {
		await lockSignOff(tx, planId);
		// said first: who may not ask hears that, and not what is in the way
		await movable(tx, move);
		if (await openSignOff(tx, planId)) refuse('asked-already');
		const known = await bodiesOfArea(tx, areaId);
		if (bodies.some((id) => !known.some((body) => body.id === id))) refuse('not-found');
		const facts = await factsForSignOff(tx, { areaId, planId }, bodies);
		if (blockersOfSignOff(facts).length > 0) refuse('not-ready-to-ask');
		const version = await makeVersion(tx, {
			areaId,
			planId,
			reason: 'sign-off',
			by: personId,
			name: signingWords.versionName
		});
		// partners agree to the same twin that goes out
		await freezeTwin(tx, { areaId, planId, versionId: version.id });
		const id = newId<'sign-off'>();
		// last, because those who type wait while a plan is moved
		const { from } = await movePlan(tx, move);
		await tx`
			insert into sign_off (area_id, id, plan_id, version_id, hash, note, asked_by, answer_by, from_state, state)
			values (${areaId}, ${id}, ${planId}, ${version.id}, ${version.hash}, ${note}, ${personId}, ${answerBy}, ${from}, 'open')`;
		for (const [place, body] of facts.bodies.filter((each) => bodies.includes(each.id)).entries())
			await tx`
				insert into sign_off_body (area_id, sign_off_id, body_id, name, kind, place)
				values (${areaId}, ${id}, ${body.id}, ${body.name}, ${body.kind}, ${place})`;
		const detail = { signOff: id, hash: version.hash, bodies: [...bodies] };
		await audit(tx, { areaId, planId, personId, what: 'sign-off-asked', detail });
		await tellSigners(tx, { areaId, planId, signOff: id, by: personId });
		return { id, hash: version.hash };
	};
	return refusalsInTheBook(sql, move, () => sql.begin(work));
}

/** Tells those again who have not answered yet. Answers how many people were told. Refuses not-allowed, no-sign-off. */
export async function remindSigners(sql: Sql, by: Asker): Promise<number> {
	const { areaId, planId, personId } = by;
	const move: PlanMove = { areaId, planId, act: 'call-off', by };
	const work = async (tx: Tx) => {
		await movable(tx, move);
		const open = (await openSignOff(tx, planId)) ?? refuse('no-sign-off');
		await audit(tx, { areaId, planId, personId, what: 'sign-off-reminded', detail: { signOff: open.id } });
		return tellSigners(tx, { areaId, planId, signOff: open.id, by: personId });
	};
	return refusalsInTheBook(sql, move, () => sql.begin(work));
}

/** Stops asking, with a reason that all partners read. Refuses not-allowed, not-now, field-missing, not-found, sign-off-over. */
export async function callOff(
	sql: Sql,
	by: Asker,
	{ signOff, reason }: { signOff: string; reason: string }
): Promise<void> {
	const { areaId, planId, personId } = by;
	const move: PlanMove = { areaId, planId, act: 'call-off', by };
	const work = async (tx: Tx) => {
		await movable(tx, move);
		if (reason === '') refuse('field-missing');
		await lockSignOff(tx, planId);
		const [open] = await tx<{ from: PlanState; state: string }[]>`
			select from_state as "from", state from sign_off where plan_id = ${planId} and id = ${signOff} for update`;
		if (!open) refuse('not-found');
		await movePlan(tx, { ...move, from: open.from });
		if (open.state !== 'open' && open.state !== 'agreed') refuse('sign-off-over');
		await tx`
			update sign_off set state = 'called-off', ended_at = now(), ended_by = ${personId}, reason = ${reason}
			where plan_id = ${planId} and id = ${signOff}`;
		await audit(tx, { areaId, planId, personId, what: 'sign-off-called-off', detail: { signOff } });
		await tellEnd(tx, { areaId, planId, signOff, by: personId });
	};
	await refusalsInTheBook(sql, move, () => sql.begin(work));
}

/** One thing at a time happens to the sign-offs of a plan. */
export async function lockSignOff(tx: Tx, planId: PlanId): Promise<void> {
	await tx`select pg_advisory_xact_lock(hashtext('sign-off'), hashtext(${planId}))`;
}

/** Says that the plan stands elsewhere now, where nothing else says it. Refuses not-allowed, not-now. */
export async function moveByHand(sql: Sql, by: Asker, act: PlanAct): Promise<void> {
	const { areaId, planId } = by;
	const move: PlanMove = { areaId, planId, act, by };
	await refusalsInTheBook(sql, move, () =>
		sql.begin(async (tx) => {
			await movable(tx, move);
			// asking, answering, publishing and consultations have doors of their own
			if (!byHand.includes(act)) refuse('not-now');
			await movePlan(tx, move);
		})
	);
}
