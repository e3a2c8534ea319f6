// Who agreed to the published versions of a plan, as it is printed: partners by their names, never a person.
import type { BodyAnswer } from '#domain/signing/sign-off.ts';
import type { Db } from '#server/sql.ts';

export interface AgreedBody {
	readonly name: string;
	readonly answer: BodyAnswer;
	/** Its own words, which nobody changes. */
	readonly words: string;
	readonly at: Date;
}

export interface Agreement {
	/** When the last of them agreed. */
	readonly at: Date;
	/** In the order in which they were asked. */
	readonly bodies: readonly AgreedBody[];
}

/** By the number of the version: what each body said last. */
export async function agreementsOf(db: Db, plan: string): Promise<Map<number, Agreement>> {
	const rows = await db<(AgreedBody & { n: number })[]>`
		select sign_off.n, body.name, given.answer, given.words, given.at
		from sign_off join sign_off_body as body on body.sign_off_id = sign_off.id
		join lateral (select answer, words, at from sign_off_answer as each
			where each.sign_off_id = body.sign_off_id and each.body_id = body.body_id order by seq desc limit 1) as given on true
		where sign_off.plan_id = ${plan} and sign_off.n is not null order by sign_off.n, body.place`;
	const agreements = new Map<number, Agreement>();
	for (const { n, ...body } of rows) {
		const before = agreements.get(n);
		const at = before && before.at > body.at ? before.at : body.at;
		agreements.set(n, { at, bodies: [...(before?.bodies ?? []), body] });
	}
	return agreements;
}
