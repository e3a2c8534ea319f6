// Y1: ten parts that may not write × twelve changes × six states of a plan, each as an answer and as an update, over real
// sockets. The log stays as it was, the others hear nothing, the socket is closed, and what was sent is kept with a name.
import { createHash } from 'node:crypto';
import { encodeStep2, encodeUpdate } from '#protocol/frames.ts';
import { message, sync } from '#protocol/messages.ts';
import { startSession } from '#server/accounts/sessions.ts';
import type { Sabotage } from '#server/collab/sabotage.ts';
import { notify } from '#server/notify.ts';
import { continuePlan, pausePlan } from '#server/plan-log/holds.ts';
import type { Sql } from '#server/sql.ts';
import { ownDatabase } from '#tests/fuzz/house/own-database.ts';
import { RawLine } from '#tests/fuzz/house/raw-line.ts';
import { cookieOf, makeWorld, type World } from '#tests/matrix/world.ts';
import { aRole } from '#tests/people.ts';
import { startLive } from '#tests/server/collab/live.ts';
import { changeNames, changeTo, nothingNew } from './forbidden-changes.ts';
import { planIn, planStates, type PlanInState, type PlanState } from './plan-states.ts';

const readers = [
	'owner',
	'facilitator',
	'contributor',
	'reader',
	'a guest',
	'an old tab',
	'lowered meanwhile'
] as const;
const shutOut = ['outsider', 'suspended', 'removed'] as const;
export const cells = (readers.length + shutOut.length) * changeNames.length * planStates.length;

/** Asks all cells, or those of some states. Says what went otherwise than it must. */
export async function askCells(
	states: readonly PlanState[] = planStates,
	sabotage?: Sabotage
): Promise<{ frames: number; wrong: string[] }> {
	const database = await ownDatabase('gate');
	const live = await startLive(database.sql, {
		sabotage,
		limits: { perPlan: 1_200, perAddress: 5_000 }
	});
	try {
		const world = await makeWorld(database.sql);
		const outcomes = await Promise.all(
			states.flatMap((state) =>
				// readers of one plan one after another: the log must stay as it was after each
				[[...readers], [...shutOut]].map((parts) => askPlan(world, live.port, state, parts))
			)
		);
		return {
			frames: outcomes.reduce((sum, { frames }) => sum + frames, 0),
			wrong: outcomes.flatMap(({ wrong }) => wrong)
		};
	} finally {
		await live.close();
		await database.close();
	}
}

type Part = (typeof readers)[number] | (typeof shutOut)[number];

async function askPlan(
	world: World,
	port: number,
	state: PlanState,
	parts: readonly Part[]
): Promise<{ frames: number; wrong: string[] }> {
	const plan = await planIn(world, state);
	const lead = await cookieOf(world, 'lead', plan.planId);
	const watcher = await new RawLine(port, plan.planId, lead).join();
	const before = await hashOf(world.sql, plan.planId);
	const wrong: string[] = [];
	let frames = 0;
	let mustBeKept = 0;
	for (const part of parts) {
		for (const name of changeNames) {
			const bytes = changeTo(plan.bytes, name);
			for (const frame of [encodeStep2(bytes), encodeUpdate(bytes)]) {
				frames++;
				const fault = await askCell({ world, port, plan, state, part }, frame, name === nothingNew);
				if (fault) wrong.push(`${part}, ${name}, ${state}: ${fault}`);
				if (name !== nothingNew && readers.some((reader) => reader === part)) mustBeKept++;
			}
		}
		if ((await hashOf(world.sql, plan.planId)) !== before)
			wrong.push(`${part}, ${state}: the log has changed`);
	}
	await watcher.ask();
	if (watcher.count(message.sync, sync.update) > 0) wrong.push(`${state}: others heard of it`);
	watcher.leave();
	const kept = await keptOf(world.sql, plan.planId, mustBeKept);
	if (kept !== mustBeKept)
		wrong.push(`${state}: of ${mustBeKept} refused changes ${kept} are kept with a name`);
	return { frames, wrong };
}

interface Cell {
	readonly world: World;
	readonly port: number;
	readonly plan: PlanInState;
	readonly state: PlanState;
	readonly part: Part;
}

/** Sends one frame, and says what went otherwise than it must. */
async function askCell(cell: Cell, frame: Uint8Array, isNothingNew: boolean): Promise<string | null> {
	const line = await comeIn(cell);
	const saved = line.count(message.saved);
	line.send(frame);
	// the answer comes after the frame has been dealt with
	if (!line.isClosed) await line.ask();
	const isShutOut = shutOut.some((part) => part === cell.part);
	const mustEnd = isShutOut || !isNothingNew;
	const fault = mustEnd !== line.isClosed ? (mustEnd ? 'the line stays open' : 'the line was closed') : null;
	const told = isShutOut && line.count(message.sync) > 0 ? 'the plan was sent' : null;
	const acknowledged = line.count(message.saved) > saved ? 'it was called saved' : null;
	line.leave();
	return fault ?? told ?? acknowledged;
}

async function comeIn({ world, port, plan, state, part }: Cell): Promise<RawLine> {
	const { sql, people, areaId } = world;
	const { planId } = plan;
	if (part === 'a guest') return new RawLine(port, planId, plan.guest).join();
	if (part === 'an old tab') {
		const cookie = await cookieOf(world, 'editor', planId);
		return new RawLine(port, planId, cookie, { schema: '0' }).join();
	}
	if (part !== 'lowered meanwhile') {
		const line = new RawLine(port, planId, await cookieOf(world, part, planId));
		return shutOut.some((out) => out === part) ? line.opened() : line.join();
	}
	const { personId, accountId } = people.editor;
	await sql`delete from membership where plan_id = ${planId} and person_id = ${personId}`;
	await aRole(sql, { areaId, personId }, 'editor', planId);
	const { token } = await startSession(sql, accountId);
	const line = await new RawLine(port, planId, `withus=${token}`).join();
	// who could not write before is not told that they cannot; a pause is taken away for that moment
	const couldWrite = state !== 'put away' && state !== 'an inspection report';
	if (state === 'paused') await continuePlan(sql, { planId });
	const mayWrite = () => line.heard.findLast((frame) => frame[0] === message.accessChanged)?.[1] === 1;
	if (couldWrite) await line.until(mayWrite);
	await sql`update membership set role = 'reader' where plan_id = ${planId} and person_id = ${personId}`;
	await notify(sql, { kind: 'access', plan: planId, person: personId });
	await line.until(() => !mayWrite());
	if (state === 'paused') await pausePlan(sql, { areaId, planId, personId: people.lead.personId });
	return line;
}

async function hashOf(sql: Sql, planId: string): Promise<string> {
	const rows = await sql<{ seq: number; bytes: Uint8Array }[]>`
		select seq, bytes from plan_update where plan_id = ${planId} order by seq`;
	const hash = createHash('sha256');
	for (const { seq, bytes } of rows) hash.update(`${seq} `).update(bytes);
	return hash.digest('hex');
}

/** How many refused changes are kept; they are written behind the answer, so it waits a little for them. */
async function keptOf(sql: Sql, planId: string, wanted: number): Promise<number> {
	for (let turn = 0; ; turn++) {
		const [row] = await sql<{ kept: number }[]>`
			select count(*)::int as kept from rejected_update where plan_id = ${planId} and person_id is not null`;
		if ((row?.kept ?? 0) >= wanted || turn === 100) return row?.kept ?? 0;
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}
