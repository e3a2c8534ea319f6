// Who is told what about a sign-off.
import type { PlanId } from '#domain/ids.ts';
import { tell } from '#server/telling/tell.ts';
import type { Tx } from '#server/sql.ts';

interface News {
	readonly areaId: string;
	readonly planId: PlanId;
	readonly signOff: string;
	/** Who did it. */
	readonly by: string;
}

const pageOf = (planId: PlanId): string => `/plans/${planId}/sign-off`;

/** Those who may answer for a body that has not answered; how many were told. */
export async function tellSigners(tx: Tx, { areaId, planId, signOff, by }: News): Promise<number> {
	const to = await tx<{ person: string }[]>`
		select distinct signer.person_id as person from sign_off_body as asked
		join partner_signer as signer on signer.body_id = asked.body_id
		where asked.sign_off_id = ${signOff} and not exists (
			select from sign_off_answer as given
			where given.sign_off_id = asked.sign_off_id and given.body_id = asked.body_id)`;
	const people = to.map(({ person }) => person);
	return tell(tx, {
		areaId,
		planId,
		kind: 'sign-off-asked',
		about: signOff,
		by,
		to: people,
		path: pageOf(planId)
	});
}

/** The lead who asked. */
export async function tellAnswer(tx: Tx, news: News & { readonly answer: string }): Promise<void> {
	const { areaId, planId, signOff, by, answer } = news;
	const to = await tx<{ person: string }[]>`select asked_by as person from sign_off where id = ${signOff}`;
	const people = to.map(({ person }) => person);
	await tell(tx, {
		areaId,
		planId,
		kind: 'sign-off-answered',
		about: answer,
		by,
		to: people,
		path: pageOf(planId)
	});
}

/** The lead who asked, and all who may answer: it was sent back, or called off. */
export async function tellEnd(tx: Tx, { areaId, planId, signOff, by }: News): Promise<void> {
	const to = await tx<{ person: string }[]>`
		select asked_by as person from sign_off where id = ${signOff}
		union select signer.person_id from sign_off_body as asked
			join partner_signer as signer on signer.body_id = asked.body_id where asked.sign_off_id = ${signOff}`;
	const people = to.map(({ person }) => person);
	await tell(tx, {
		areaId,
		planId,
		kind: 'sign-off-ended',
		about: signOff,
		by,
		to: people,
		path: pageOf(planId)
	});
}
