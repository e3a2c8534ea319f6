// Every state of a plan × everything that moves one × everybody who can ask, through the gate and PostgreSQL; and every state × every
// right × everybody, as the database says where they stand. What is expected was written by hand in tests/transitions.csv. Each refusal
// must stand in the book, and must have changed nothing. An enumeration is never shortened: `size` and `seed` are not used.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { newId, type AreaId, type PersonId, type PlanId } from '#domain/ids.ts';
import { planActs, planStates, type PlanAct, type PlanState } from '#domain/plan-states.ts';
import { acts, may, type Standing } from '#domain/permissions.ts';
import { Refused } from '#domain/refusals.ts';
import { roles } from '#domain/roles.ts';
import { memberOfPlan } from '#server/accounts/standing.ts';
import { startEmbeddedPostgres } from '#server/embedded-postgres.ts';
import { migrate } from '#server/migrate.ts';
import { movePlanAlone } from '#server/plan-state.ts';
import { privateFolder } from '#server/postgres-binaries.ts';
import { connect, type Sql } from '#server/sql.ts';
import { anArea, aPerson, aPlan, aRole } from '#tests/people.ts';
import { aGuest, aWorkshop, leaderOf } from '#tests/workshops.ts';
import { readTransitions } from './transitions/table.ts';
import type { Fuzz } from './run.ts';

/** How many cells there were when this was last looked at: fewer means that something is no longer asked. */
const fewestCells = 5_800;
/** Plans asked at once. */
const atOnce = 6;
const everybody = [...roles, 'suspended', 'public'] as const;
type Somebody = (typeof everybody)[number];

export const run: Fuzz = async () => {
	mkdirSync('.data', { recursive: true });
	const folder = mkdtempSync(path.resolve('.data/fuzz-transitions-'));
	const postgres = await startEmbeddedPostgres(path.join(folder, 'postgres'), { durable: false });
	const sql = connect(postgres.url);
	try {
		await migrate(sql, path.resolve('migrations'));
		const { figures, wrong } = await askEveryCell(sql);
		for (const line of wrong.slice(0, 60)) console.log(line);
		const held = wrong.length === 0 && figures.leaks === 0 && figures.cells >= fewestCells;
		return { figures: { ...figures, wrong: wrong.length }, held };
	} finally {
		await sql.end();
		await postgres.stop();
		rmSync(folder, { recursive: true, force: true });
		rmSync(privateFolder(path.join(folder, 'postgres')), { recursive: true, force: true });
	}
};

interface Cell {
	readonly state: PlanState;
	readonly act: PlanAct;
	readonly role: Somebody;
}

async function askEveryCell(sql: Sql) {
	const expected = readTransitions(readFileSync('tests/transitions.csv', 'utf8'));
	const cells: Cell[] = planStates.flatMap((state) =>
		planActs.flatMap((act) => everybody.map((role) => ({ state, act, role })))
	);
	const figures = { cells: 0, allowed: 0, refused: 0, leaks: 0 };
	const wrong: string[] = [];
	const queue = [...cells];
	const places = planStates.flatMap((state) => everybody.map((role) => ({ state, role })));
	const worker = async (): Promise<void> => {
		const world = await aWorld(sql);
		for (let place = places.shift(); place; place = places.shift()) {
			const { state, role } = place;
			await stand(sql, world, state);
			const standing = await world.standingOf(role);
			for (const act of acts) {
				// these are asked about a consultation, not about where its plan stands
				if (act === 'read-round' || act === 'say-in-round') continue;
				const wanted = expected(state, `may:${act}`, role);
				const said = may(standing, act) ? 'yes' : 'no';
				figures.cells += 1;
				if (said === 'yes') figures.allowed += 1;
				else figures.refused += 1;
				if (said === 'yes' && wanted !== 'yes') figures.leaks += 1;
				if (said !== wanted) wrong.push(`${state} may:${act} ${role}: expected ${wanted}, heard ${said}`);
			}
		}
		for (let cell = queue.shift(); cell; cell = queue.shift()) {
			figures.cells += 1;
			const { state, act, role } = cell;
			const name = `${state} ${act} ${role}`;
			const wanted = expected(state, act, role);
			if (wanted === undefined) wrong.push(`${name}: no rule says what to expect`);
			const { said, now, inTheBook } = await ask(sql, world, cell);
			const refused = said === 'no' || said === 'not-now';
			if (refused) figures.refused += 1;
			else figures.allowed += 1;
			if (said !== wanted) wrong.push(`${name}: expected ${wanted}, heard ${said}`);
			if (refused !== inTheBook)
				wrong.push(`${name}: ${refused ? 'refused and not' : 'done, and as refused'} in the book`);
			// what was refused, or should have been, and moved the plan all the same
			if (now !== (wanted === 'no' || wanted === 'not-now' ? state : wanted)) {
				figures.leaks += 1;
				wrong.push(`${name}: the plan stands at ${now}`);
			}
		}
	};
	await Promise.all(Array.from({ length: atOnce }, worker));
	return { figures, wrong };
}

interface World {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly people: Readonly<Record<Somebody, PersonId | null>>;
	/** Where they stand at this moment, as the database says. */
	readonly standingOf: (role: Somebody) => Promise<Standing | null>;
}

/** A plan with somebody of each kind, who stand where the database says they stand. */
async function aWorld(sql: Sql): Promise<World> {
	const areaId = await anArea(sql, `Larkshire ${newId()}`);
	const lead = await aPerson(sql, areaId, { roles: ['lead'] });
	const planId = await aPlan(sql, lead);
	const workshop = await aWorkshop(sql, leaderOf(lead, planId));
	const guest = await aGuest(sql, workshop);
	const people = new Map<Somebody, PersonId | null>([['public', null]]);
	const asking = new Map<Somebody, () => ReturnType<typeof memberOfPlan>>();
	for (const role of everybody) {
		if (role === 'public') continue;
		if (role === 'guest') {
			people.set(role, guest.personId as PersonId);
			asking.set(role, () => memberOfPlan(sql, { guest: guest.personId }, planId));
			continue;
		}
		const suspended = role === 'suspended';
		const inArea = role === 'owner' || role === 'lead';
		const roles = suspended ? (['lead'] as const) : inArea ? ([role] as const) : [];
		const person = await aPerson(sql, areaId, { roles, status: suspended ? 'suspended' : 'active' });
		if (!inArea && !suspended) await aRole(sql, person, role === 'approver' ? 'reader' : role, planId);
		people.set(role, person.personId);
		asking.set(role, () => memberOfPlan(sql, person.accountId, planId));
	}
	const standingOf = async (role: Somebody): Promise<Standing | null> => {
		const standing = (await asking.get(role)?.())?.standing ?? null;
		return standing && role === 'approver' ? { ...standing, signer: true } : standing;
	};
	return { areaId, planId, people: Object.fromEntries(people) as World['people'], standingOf };
}

async function stand(sql: Sql, { planId }: World, state: PlanState): Promise<void> {
	await sql`update plan set state = ${state} where id = ${planId}`;
}

/** What is heard, where the plan stands then, and whether the book has the refusal. */
async function ask(sql: Sql, world: World, { state, act, role }: Cell) {
	const { areaId, planId } = world;
	await stand(sql, world, state);
	await sql`delete from audit_event where plan_id = ${planId}`;
	const personId = world.people[role];
	const by = { personId, standing: await world.standingOf(role) };
	const said = await movePlanAlone(sql, { areaId, planId, act, by }).then(
		({ to }) => to as string,
		(thrown: unknown) => {
			if (!(thrown instanceof Refused)) throw thrown;
			return thrown.code === 'not-allowed' ? 'no' : 'not-now';
		}
	);
	const [plan] = await sql<{ state: string }[]>`select state from plan where id = ${planId}`;
	const book = await sql`
		select from audit_event where plan_id = ${planId} and what = 'plan-move-refused'
			and person_id is not distinct from ${personId} and detail ->> 'act' = ${act}`;
	return { said, now: plan?.state ?? '', inTheBook: book.count === 1 };
}
