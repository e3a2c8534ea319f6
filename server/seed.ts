// The demo: an invented area with people in every role that can be given, an inspection report and two plans, so that a first
// look on one's own machine finds the product at work. Nothing here comes from a real plan or person.
import { newId, type AreaId, type OrganisationId, type PersonId, type PlanId } from '#domain/ids.ts';
import type { Group, ShownAs } from '#domain/groups.ts';
import type { RoleToGive } from '#domain/roles.ts';
import { stepsToSettle } from '#domain/set-up.ts';
import {
	demoMailDomain,
	demoPasswords,
	demoPeople,
	keepDemoPasswords,
	type DemoPerson
} from '#server/accounts/demo-people.ts';
import { hashPassword } from '#server/accounts/passwords.ts';
import { newToken } from '#server/accounts/token.ts';
import { insertPlan } from '#server/plans/plans.ts';
import { easyReadOfSmaller } from './demo/easy-read-lines.ts';
import { largerPlan } from './demo/larger-plan.ts';
import { inspectionReport } from './demo/report.ts';
import { tellInEasyRead } from './seed-easy-read.ts';
import { liveThrough } from './seed-history.ts';
import { seedRound } from './seed-round.ts';
import { demoPlan } from './seed-plan.ts';
import type { Env } from './env.ts';
import type { Sql, Tx } from './sql.ts';

interface Invented {
	readonly name: string;
	readonly group: Group;
	readonly shownAs: ShownAs;
	readonly organisation?: 'Larkshire Council' | 'Larkshire NHS' | 'Larkshire Parent Carer Forum';
	readonly areaRoles?: readonly RoleToGive[];
	readonly planRole?: RoleToGive;
}

const people: readonly [Invented, Invented, ...Invented[]] = [
	{
		name: 'Ada Field',
		group: 'professional',
		shownAs: 'name',
		organisation: 'Larkshire Council',
		areaRoles: ['owner']
	},
	{
		name: 'Ben Marsh',
		group: 'professional',
		shownAs: 'name',
		organisation: 'Larkshire Council',
		areaRoles: ['lead']
	},
	{
		name: 'Cora Penn',
		group: 'parent_carer',
		shownAs: 'first-name',
		organisation: 'Larkshire Parent Carer Forum',
		planRole: 'editor'
	},
	{
		name: 'Dev Rowan',
		group: 'professional',
		shownAs: 'name',
		organisation: 'Larkshire NHS',
		planRole: 'editor'
	},
	{ name: 'Robin', group: 'young_person', shownAs: 'group', planRole: 'editor' },
	{ name: 'Ellie Stone', group: 'parent_carer', shownAs: 'group', planRole: 'contributor' },
	{
		name: 'Frank Dale',
		group: 'professional',
		shownAs: 'name',
		organisation: 'Larkshire NHS',
		planRole: 'reader'
	},
	{
		name: 'Gita Moor',
		group: 'professional',
		shownAs: 'first-name',
		organisation: 'Larkshire Parent Carer Forum',
		planRole: 'facilitator'
	}
];

const addressOf = (name: string): string => `${name.split(' ')[0]?.toLowerCase()}@${demoMailDomain}`;

/**
 * Makes the demo when it is not there yet, and its people able to sign in. Passwords are new for each install; they stand
 * hashed in the database and readable only to whoever runs it in the data folder. Returns the people, to be shown.
 */
export async function seedDemo(sql: Sql, env: Env): Promise<DemoPerson[]> {
	if (!env.demo) return [];
	const made: { plan: PlanId | null } = { plan: null };
	await sql.begin(async (tx) => {
		// two processes that start together make one demo
		await tx`select pg_advisory_xact_lock(hashtextextended('demo', 0))`;
		const there = await tx`select from area where demo limit 1`;
		if (there.count === 0) made.plan = await makeDemoArea(tx);
	});
	if (made.plan) await seedRound(sql, made.plan);
	await givePasswords(sql, env);
	return demoPeople(sql, env);
}

/** Ends the demo doors of a database that was a demo before: its people cannot sign in any more, and nobody is signed in as one. */
export async function closeDemo(sql: Sql): Promise<void> {
	const whose = `%@${demoMailDomain}`;
	await sql`update account set password_hash = null where email like ${whose} and password_hash is not null`;
	await sql`delete from session using account where account.id = session.account_id and account.email like ${whose}`;
}

/** Answers the plan that is as big as a real one. */
async function makeDemoArea(tx: Tx): Promise<PlanId> {
	const areaId = newId<'area'>();
	await tx`insert into area (id, name, demo, contact) values (${areaId}, 'Larkshire', true, 'Larkshire plan team, plans@larkshire.example, 01632 960100')`;
	for (const step of stepsToSettle)
		await tx`insert into set_up_step (area_id, step) values (${areaId}, ${step})`;
	const organisations = new Map<string, OrganisationId>();
	const ids: PersonId[] = [];
	for (const invented of people) {
		const name = invented.organisation;
		if (name && !organisations.has(name)) {
			const id = newId<'organisation'>();
			await tx`insert into organisation (area_id, id, name) values (${areaId}, ${id}, ${name})`;
			organisations.set(name, id);
		}
		ids.push(
			await makePerson(tx, areaId, invented, name ? (organisations.get(name) ?? null) : null, ids.length)
		);
	}
	const [, lead, parent, nurse, young] = ids;
	if (!lead || !parent || !nurse || !young) throw new Error('A demo needs a lead and people who write.');
	await makePartners(tx, areaId, ids);
	const by = { areaId, personId: lead, group: 'professional' } as const;
	const report = await insertPlan(tx, by, inspectionReport());
	const larger = await insertPlan(tx, by, largerPlan());
	const plan = await insertPlan(tx, by, demoPlan());
	await tellInEasyRead(tx, { areaId, planId: plan }, lead, easyReadOfSmaller);
	for (const planId of [report, larger, plan]) await giveParts(tx, areaId, planId, ids);
	await tx`update plan set changed_at = now() - interval '70 days' where id = ${report}`;
	await liveThrough(
		tx,
		{ areaId, planId: larger },
		{
			lead: { id: lead, role: 'lead', group: 'professional' },
			parent: { id: parent, role: 'editor', group: 'parent_carer' },
			nurse: { id: nurse, role: 'editor', group: 'professional' },
			young: { id: young, role: 'editor', group: 'young_person' }
		}
	);
	return larger;
}

/** Who is asked before a plan is published as agreed, so that one can try it: each may be answered for by somebody invented. */
async function makePartners(tx: Tx, areaId: AreaId, ids: readonly PersonId[]): Promise<void> {
	const [owner, , parent, nurse, young] = ids;
	const partners = [
		['Larkshire Council', 'council', owner],
		['Larkshire NHS', 'nhs', nurse],
		['Larkshire Parent Carer Forum', 'forum', parent],
		['Larkshire young people’s group', 'young_people', young]
	] as const;
	for (const [name, kind, person] of partners) {
		const id = newId<'partner-body'>();
		await tx`insert into partner_body (area_id, id, name, kind) values (${areaId}, ${id}, ${name}, ${kind})`;
		await tx`
			insert into partner_signer (area_id, body_id, person_id, given_by)
			values (${areaId}, ${id}, ${person ?? null}, ${owner ?? null})`;
	}
}

async function giveParts(tx: Tx, areaId: AreaId, planId: PlanId, ids: readonly PersonId[]): Promise<void> {
	for (const [at, { planRole }] of people.entries()) {
		const personId = ids[at];
		if (planRole && personId)
			await tx`
				insert into membership (area_id, person_id, plan_id, role) values (${areaId}, ${personId}, ${planId}, ${planRole})`;
	}
}

async function makePerson(
	tx: Tx,
	areaId: AreaId,
	invented: Invented,
	organisationId: OrganisationId | null,
	order: number
): Promise<PersonId> {
	const accountId = newId<'account'>();
	const personId = newId<'person'>();
	const { name, group, shownAs, areaRoles = [] } = invented;
	await tx`insert into account (id, email) values (${accountId}, ${addressOf(name)})`;
	await tx`
		insert into person (area_id, id, account_id, name, voice_group, organisation_id, shown_as, created_at)
		values (${areaId}, ${personId}, ${accountId}, ${name}, ${group}, ${organisationId}, ${shownAs},
			now() + ${order} * interval '1 millisecond')`;
	for (const role of areaRoles)
		await tx`insert into membership (area_id, person_id, role) values (${areaId}, ${personId}, ${role})`;
	return personId;
}

/**
 * At every start, so that the file and the table agree whichever of them was lost. Two processes that start together take
 * turns, and the file is replaced whole: nobody ever reads half of it, and both give out the same passwords.
 */
async function givePasswords(sql: Sql, env: Env): Promise<void> {
	await sql.begin(async (tx) => {
		await tx`select pg_advisory_xact_lock(hashtextextended('demo', 0))`;
		const known = await demoPasswords(env);
		const passwords = Object.fromEntries(
			people.map(({ name }) => [addressOf(name), known?.[addressOf(name)] ?? newPassword()] as const)
		);
		await keepDemoPasswords(env, passwords);
		const hashes = await Promise.all(
			Object.entries(passwords).map(async ([email, password]) => ({
				email,
				hash: await hashPassword(password)
			}))
		);
		for (const { email, hash } of hashes)
			await tx`update account set password_hash = ${hash} where lower(email) = lower(${email})`;
	});
}

/** 60 random bits in three groups, easy to type from a console. */
function newPassword(): string {
	return (newToken().slice(0, 12).match(/.{4}/g) ?? []).join('-');
}
