// A partner answers, in its own words. Nobody else changes them; the newest answer counts, and the ones before stay in the book.
import { newId, type AccountId, type AreaId, type PersonId, type PlanId } from '#domain/ids.ts';
import type { Standing } from '#domain/permissions.ts';
import type { PlanState } from '#domain/plan-states.ts';
import { refuse } from '#domain/refusals.ts';
import { longestAnswer, needsWords, type BodyAnswer, type SignOffState } from '#domain/signing/sign-off.ts';
import { memberOfPlan } from '#server/accounts/standing.ts';
import { audit } from '#server/audit.ts';
import { movePlan, refusalsInTheBook, type PlanMove } from '#server/plan-state.ts';
import type { Sql, Tx } from '#server/sql.ts';
import { lockSignOff } from './ask.ts';
import { allHaveAgreed, bodiesOfSigner } from './read.ts';
import { tellAnswer, tellEnd } from './tell-signing.ts';

/** Who signs; they have proved that it is them. */
export interface SignerNow {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly personId: PersonId;
	readonly accountId: AccountId | null;
	readonly standing: Standing;
}

export interface AnswerWish {
	readonly signOff: string;
	readonly body: string;
	readonly answer: BodyAnswer;
	/** Not agreed, and the lead is to change the plan before anybody else answers. */
	readonly sendsBack: boolean;
	readonly words: string;
	/** Fingerprint of the version that was read. */
	readonly hash: string;
	/** Id of the body's newest answer when the page was read; '' for none. */
	readonly last: string;
}

/**
 * Keeps the answer. Refuses not-found, not-your-body, one-body-only, sign-off-over, other-version, answered-meanwhile,
 * answer-words, answer-too-long.
 */
export async function answerForBody(sql: Sql, by: SignerNow, wish: AnswerWish): Promise<SignOffState> {
	const { areaId, planId } = by;
	const words = wish.words.toWellFormed().replaceAll('\u0000', '').trim();
	if (words === '' && needsWords(wish.answer)) refuse('answer-words');
	if (words.length > longestAnswer) refuse('answer-too-long');
	const sendsBack = wish.sendsBack && wish.answer === 'not-yet';
	const move: PlanMove = { areaId, planId, act: sendsBack ? 'send-back' : 'answer-sign-off', by };
	return refusalsInTheBook(
		sql,
		move,
		() => sql.begin((tx) => keepAnswer(tx, by, { ...wish, words, sendsBack })) as Promise<SignOffState>
	);
}

async function keepAnswer(tx: Tx, by: SignerNow, wish: AnswerWish): Promise<SignOffState> {
	const { areaId, planId, personId } = by;
	const { signOff, body, answer, sendsBack, words, hash } = wish;
	await lockSignOff(tx, planId);
	const [open] = await tx<{ hash: string; state: SignOffState; from: PlanState }[]>`
		select hash, state, from_state as "from" from sign_off where plan_id = ${planId} and id = ${signOff} for update`;
	if (!open) refuse('not-found');
	const standing = await standingNow(tx, by, wish);
	if (open.state !== 'open' && open.state !== 'agreed') refuse('sign-off-over');
	if (open.hash !== hash) refuse('other-version');
	await mayBeNext(tx, by, wish);

	const act = sendsBack ? 'send-back' : 'answer-sign-off';
	await movePlan(tx, { areaId, planId, act, by: { personId, standing }, from: open.from });
	const id = newId<'answer'>();
	await tx`
		insert into sign_off_answer (area_id, id, sign_off_id, body_id, answer, sends_back, words, person_id, hash)
		values (${areaId}, ${id}, ${signOff}, ${body}, ${answer}, ${sendsBack}, ${words}, ${personId}, ${hash})`;
	const state = sendsBack ? 'sent-back' : (await allHaveAgreed(tx, signOff)) ? 'agreed' : 'open';
	await (sendsBack
		? tx`update sign_off set state = 'sent-back', ended_at = now(), ended_by = ${personId}, ended_for = ${body},
				reason = ${words} where id = ${signOff}`
		: tx`update sign_off set state = ${state} where id = ${signOff}`);
	const detail = { signOff, body, answer, sendsBack, hash, id };
	await audit(tx, { areaId, planId, personId, what: 'sign-off-answered', detail });
	const news = { areaId, planId, signOff, by: personId };
	await (sendsBack ? tellEnd(tx, news) : tellAnswer(tx, { ...news, answer: id }));
	return state;
}

/** Whoever has just lost the right signs nothing: it is asked again here, and cannot be taken away before this is kept. */
async function standingNow(tx: Tx, by: SignerNow, { signOff, body }: AnswerWish): Promise<Standing> {
	const member = await memberOfPlan(tx, by.accountId, by.planId);
	if (!member || member.personId !== by.personId) refuse('not-found');
	const signer = await tx`
		select from partner_signer as signer
		join person on person.area_id = signer.area_id and person.id = signer.person_id and person.status = 'active'
		join sign_off_body as asked on asked.body_id = signer.body_id and asked.sign_off_id = ${signOff}
		where signer.body_id = ${body} and signer.person_id = ${by.personId} for share of signer, person`;
	if (signer.count === 0) refuse('not-your-body');
	return { ...member.standing, signer: true };
}

/** One person speaks for one body, and nobody overwrites what another of their body said without having read it. */
async function mayBeNext(tx: Tx, by: SignerNow, { signOff, body, last }: AnswerWish): Promise<void> {
	const other = await tx`
		select from sign_off_answer where sign_off_id = ${signOff} and person_id = ${by.personId} and body_id <> ${body} limit 1`;
	if (other.count > 0) refuse('one-body-only');
	const [newest] = await tx<{ id: string; person: string }[]>`
		select id, person_id as person from sign_off_answer
		where sign_off_id = ${signOff} and body_id = ${body} order by seq desc limit 1`;
	if (newest && newest.id !== last && newest.person !== by.personId) refuse('answered-meanwhile');
}

/** Asked before somebody has to prove that it is them: who stands for no such partner hears that first. Refuses not-found, not-your-body. */
export async function expectSigner(
	sql: Sql,
	by: SignerNow,
	{ signOff, body }: Pick<AnswerWish, 'signOff' | 'body'>
): Promise<void> {
	const { areaId, planId, personId } = by;
	await refusalsInTheBook(sql, { areaId, planId, act: 'answer-sign-off', by }, async () => {
		const asked = await sql`select from sign_off where plan_id = ${planId} and id = ${signOff}`;
		if (asked.count === 0) refuse('not-found');
		if (!(await bodiesOfSigner(sql, signOff, personId)).includes(body)) refuse('not-your-body');
	});
}
