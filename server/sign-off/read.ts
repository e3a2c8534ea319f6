// Sign-offs of a plan as its members see them: who was asked about which version, and what each said in its own words.
import { displayName, type Group, type ShownAs } from '#domain/groups.ts';
import type { PersonId, PlanId, VersionId } from '#domain/ids.ts';
import { allAgree, type BodyAnswer, type BodyKind, type SignOffState } from '#domain/signing/sign-off.ts';
import type { Db } from '#server/sql.ts';

export interface AnswerGiven {
	readonly id: string;
	readonly answer: BodyAnswer;
	readonly sendsBack: boolean;
	readonly words: string;
	readonly at: Date;
	/** As others may see them; '' where nobody of a body is ever named. */
	readonly who: string;
	readonly personId: PersonId;
}

export interface BodyAsked {
	readonly id: string;
	readonly name: string;
	readonly kind: BodyKind;
	/** Newest first; the first one counts. */
	readonly answers: readonly AnswerGiven[];
}

export interface SignOff {
	readonly id: string;
	readonly versionId: VersionId;
	readonly hash: string;
	readonly note: string;
	readonly state: SignOffState;
	readonly askedAt: Date;
	readonly askedBy: string;
	/** YYYY-MM-DD */
	readonly answerBy: string | null;
	readonly endedAt: Date | null;
	/** Name of the body that sent it back. */
	readonly endedFor: string | null;
	readonly reason: string;
	readonly n: number | null;
	readonly bodies: readonly BodyAsked[];
}

/** All of a plan, newest first. */
export async function signOffsOf(db: Db, planId: PlanId): Promise<SignOff[]> {
	const found = await db<
		(Omit<SignOff, 'bodies' | 'askedBy'> & { name: string; group: Group; shownAs: ShownAs })[]
	>`
		select sign_off.id, version_id as "versionId", hash, note, state, asked_at as "askedAt", answer_by::text as "answerBy",
			ended_at as "endedAt", reason, n, body.name as "endedFor",
			person.name, person.voice_group as "group", person.shown_as as "shownAs"
		from sign_off
		join person on person.area_id = sign_off.area_id and person.id = sign_off.asked_by
		left join sign_off_body as body on body.sign_off_id = sign_off.id and body.body_id = sign_off.ended_for
		where plan_id = ${planId} order by asked_at desc, sign_off.id`;
	if (found.length === 0) return [];
	const ids = found.map(({ id }) => id);
	const bodies = await db<(Omit<BodyAsked, 'answers'> & { of: string })[]>`
		select sign_off_id as of, body_id as id, name, kind from sign_off_body
		where sign_off_id = any(${ids}::text[]) order by place`;
	const answers = await db<
		(Omit<AnswerGiven, 'who'> & { of: string; body: string; name: string; group: Group; shownAs: ShownAs })[]
	>`
		select answer.id, answer.answer, answer.sends_back as "sendsBack", answer.words, answer.at, answer.person_id as "personId",
			answer.sign_off_id as of, answer.body_id as body,
			person.name, person.voice_group as "group", person.shown_as as "shownAs"
		from sign_off_answer as answer
		join person on person.area_id = answer.area_id and person.id = answer.person_id
		where answer.sign_off_id = any(${ids}::text[]) order by answer.seq desc`;
	return found.map(({ name, group, shownAs, ...signOff }) => ({
		...signOff,
		askedBy: displayName({ name, group, shownAs }),
		bodies: bodies
			.filter(({ of }) => of === signOff.id)
			.map(({ id, name, kind }) => ({
				id,
				name,
				kind,
				answers: answers
					.filter((answer) => answer.of === signOff.id && answer.body === id)
					.map(({ id, answer, sendsBack, words, at, personId, ...person }) => ({
						...{ id, answer, sendsBack, words, at, personId },
						// of a young people's group nobody is named, also no adult who helps it
						who: kind === 'young_people' ? '' : displayName(person)
					}))
			}))
	}));
}

/** The one that waits for answers, or for being published. */
export async function openSignOff(db: Db, planId: PlanId): Promise<{ id: string; hash: string } | undefined> {
	const [open] = await db<{ id: string; hash: string }[]>`
		select id, hash from sign_off where plan_id = ${planId} and state in ('open', 'agreed')`;
	return open;
}

/** For which of the asked bodies somebody may answer. */
export async function bodiesOfSigner(db: Db, signOff: string, personId: PersonId): Promise<string[]> {
	const rows = await db<{ id: string }[]>`
		select asked.body_id as id from sign_off_body as asked
		join partner_signer as signer on signer.body_id = asked.body_id and signer.person_id = ${personId}
		where asked.sign_off_id = ${signOff} order by asked.place`;
	return rows.map(({ id }) => id);
}

/** Whether every body that was asked agrees, with what each said last. */
export async function allHaveAgreed(db: Db, signOff: string): Promise<boolean> {
	const rows = await db<{ answer: BodyAnswer | null }[]>`
		select (select answer from sign_off_answer as given
			where given.sign_off_id = asked.sign_off_id and given.body_id = asked.body_id order by seq desc limit 1) as answer
		from sign_off_body as asked where asked.sign_off_id = ${signOff}`;
	return allAgree(rows.map(({ answer }) => answer));
}
