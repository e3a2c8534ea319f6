// An area whose partners can be asked, with a plan: a council and a forum, each with somebody who answers for it.
import type { PlanId } from '#domain/ids.ts';
import { memberOfPlan } from '#server/accounts/standing.ts';
import { answerForBody, type AnswerWish, type SignerNow } from '#server/sign-off/answer.ts';
import { askPartners, type Asker } from '#server/sign-off/ask.ts';
import { addBody, setSigner, type Keeper } from '#server/sign-off/bodies.ts';
import { openSignOff, signOffsOf, type SignOff } from '#server/sign-off/read.ts';
import type { Sql } from '#server/sql.ts';
import { anArea, aPerson, aRole, type APerson } from '#tests/people.ts';
import { aWrittenPlan } from '#tests/publication/a-written-plan.ts';
import { smallPlan } from '#tests/server/plan-log/plans.ts';

export interface Partnership {
	readonly sql: Sql;
	readonly owner: APerson;
	readonly lead: APerson;
	/** Answer for the council (both) and for the forum. */
	readonly councillor: APerson;
	readonly colleague: APerson;
	readonly carer: APerson;
	readonly planId: PlanId;
	readonly council: string;
	readonly forum: string;
}

export async function aPartnership(sql: Sql): Promise<Partnership> {
	const areaId = await anArea(sql);
	const owner = await aPerson(sql, areaId, { roles: ['owner'], name: 'Olive Hay' });
	const lead = await aPerson(sql, areaId, { roles: ['lead'], name: 'Lee Marsh', shownAs: 'name' });
	const planId = await aWrittenPlan(sql, lead, smallPlan);
	const reader = async (name: string): Promise<APerson> => {
		const person = await aPerson(sql, areaId, { name, shownAs: 'name' });
		await aRole(sql, person, 'reader', planId);
		return person;
	};
	const [councillor, colleague, carer] = [
		await reader('Cy Hill'),
		await reader('Dot Lane'),
		await reader('Ede Brook')
	];
	// its easy read comes later
	await sql`
		insert into easy_read_promise (area_id, plan_id, day, made_by) values (${areaId}, ${planId}, current_date + 30, ${lead.personId})`;
	const by = keeper(owner);
	const council = await addBody(sql, by, { name: 'Larkshire Council', kind: 'council' });
	const forum = await addBody(sql, by, { name: 'Larkshire Forum', kind: 'forum' });
	for (const { personId: person } of [councillor, colleague])
		await setSigner(sql, by, { body: council, person, stands: true });
	await setSigner(sql, by, { body: forum, person: carer.personId, stands: true });
	return { sql, owner, lead, councillor, colleague, carer, planId, council, forum };
}

export function keeper({ areaId, personId }: APerson): Keeper {
	return { areaId, personId, standing: { status: 'active', areaRoles: ['owner'], planRoles: [] } };
}

/** Somebody as the plan knows them at this moment. */
export async function now(sql: Sql, person: APerson, planId: PlanId): Promise<Asker & SignerNow> {
	const member = await memberOfPlan(sql, person.accountId, planId);
	if (!member) throw new Error('This person may not see the plan.');
	return { ...member, planId };
}

export async function ask(
	{ sql, lead, planId, council, forum }: Partnership,
	answerBy: string | null = null
) {
	return askPartners(sql, await now(sql, lead, planId), {
		bodies: [council, forum],
		note: 'Please read it.',
		answerBy
	});
}

/** An answer as the page sends it: to the version that is asked about, the newest answer having been read. */
export async function answer(
	at: Partnership,
	person: APerson,
	body: 'council' | 'forum',
	wish: Partial<AnswerWish> = {}
) {
	const { sql, planId } = at;
	const open = await openSignOff(sql, planId);
	const newest = (await newestSignOff(at)).bodies.find(({ id }) => id === at[body])?.answers[0]?.id ?? '';
	return answerForBody(sql, await now(sql, person, planId), {
		signOff: open?.id ?? '',
		body: at[body],
		answer: 'agree',
		sendsBack: false,
		words: '',
		hash: open?.hash ?? '',
		last: newest,
		...wish
	});
}

export async function newestSignOff({ sql, planId }: Partnership): Promise<SignOff> {
	const [newest] = await signOffsOf(sql, planId);
	if (!newest) throw new Error('Nobody was asked.');
	return newest;
}

export async function stateOf({ sql, planId }: Partnership): Promise<string> {
	const [plan] = await sql<{ state: string }[]>`select state from plan where id = ${planId}`;
	return plan?.state ?? '';
}
