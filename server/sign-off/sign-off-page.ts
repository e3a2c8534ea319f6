// What the page about agreeing shows: to a lead, to who answers for a partner, to everybody who sees the plan.
import type { AreaId, PersonId, PlanId } from '#domain/ids.ts';
import { may, type Standing } from '#domain/permissions.ts';
import { movesByHand, stepOf, type PlanState } from '#domain/plan-states.ts';
import type { ForSignOff } from '#domain/signing/blockers.ts';
import type { Db, Sql } from '#server/sql.ts';
import { factsForSignOff } from './facts.ts';
import { bodiesOfSigner, openSignOff, signOffsOf, type SignOff } from './read.ts';

interface Looking {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly personId: PersonId;
	readonly standing: Standing;
	readonly state: PlanState;
}

export interface OpenForPage {
	readonly signOff: ShownSignOff;
	/** The plan says something else by now. */
	readonly changedSince: boolean;
	/** Bodies this person may answer for now. */
	readonly mine: readonly string[];
	/** They have answered for another body here. */
	readonly spoke: boolean;
}

/** Who a person is stays on the server; what they said does not. */
export interface ShownSignOff extends Omit<SignOff, 'bodies'> {
	readonly bodies: readonly (Omit<SignOff['bodies'][number], 'answers'> & {
		readonly answers: readonly Omit<SignOff['bodies'][number]['answers'][number], 'personId'>[];
	})[];
}

export async function signOffPage(sql: Sql, looking: Looking) {
	const { planId, personId, standing, state } = looking;
	const all = await signOffsOf(sql, planId);
	const now = all.find((each) => each.state === 'open' || each.state === 'agreed');
	const asks = may(standing, 'ask-sign-off');
	const open = now ? await openForPage(sql, looking, now) : null;
	const mayAsk = asks && !now && stepOf(state, 'ask-sign-off', standing).refused === undefined;
	return {
		state,
		moves: movesByHand(state, standing),
		open,
		earlier: all.filter((each) => each !== now).map(shown),
		facts: mayAsk ? await everybodyAsked(sql, looking) : null,
		mayLead: asks,
		mayPublish: may(standing, 'publish-plan')
	};

	async function openForPage(db: Db, { planId }: Looking, signOff: SignOff): Promise<OpenForPage> {
		const [version] = await db<{ changed: boolean }[]>`
			select (head.epoch, head.seq) <> (version.epoch, version.seq) as changed
			from version join plan_head as head on head.plan_id = version.plan_id
			where version.plan_id = ${planId} and version.id = ${signOff.versionId}`;
		const said = signOff.bodies.filter(({ answers }) => answers.some((each) => each.personId === personId));
		const may = await bodiesOfSigner(db, signOff.id, personId);
		return {
			signOff: shown(signOff),
			changedSince: version?.changed ?? false,
			mine: may.filter((id) => said.every((body) => body.id === id)),
			spoke: said.length > 0
		};
	}
}

/** With every partner ticked: the page counts again what is in the way of those who are ticked. */
async function everybodyAsked(sql: Sql, { areaId, planId }: Looking): Promise<ForSignOff> {
	const facts = await factsForSignOff(sql, { areaId, planId }, []);
	return { ...facts, asked: facts.bodies.map(({ id }) => id) };
}

function shown(signOff: SignOff): ShownSignOff {
	return {
		...signOff,
		bodies: signOff.bodies.map((body) => ({
			...body,
			answers: body.answers.map(({ personId: _, ...answer }) => answer)
		}))
	};
}

/** For one line on the plan's own page; null while nobody is asked. */
export async function askedNow(
	db: Db,
	{ planId, personId }: { planId: PlanId; personId: PersonId }
): Promise<{ agreed: boolean; yourTurn: boolean } | null> {
	const open = await openSignOff(db, planId);
	if (!open) return null;
	const [found] = await db<{ agreed: boolean; waits: boolean }[]>`
		select sign_off.state = 'agreed' as agreed, exists (
			select from sign_off_body as asked
			join partner_signer as signer on signer.body_id = asked.body_id and signer.person_id = ${personId}
			where asked.sign_off_id = sign_off.id and not exists (
				select from sign_off_answer as given where given.sign_off_id = asked.sign_off_id
					and (given.body_id = asked.body_id or given.person_id = ${personId}))) as waits
		from sign_off where id = ${open.id}`;
	return { agreed: found?.agreed ?? false, yourTurn: found?.waits ?? false };
}
