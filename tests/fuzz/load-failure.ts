// R7: a plan that cannot be read, because the question fails, is not answered, or a row is damaged. Nobody is shown an empty
// or half plan, the log stays as it is (by hash), and when the fault is gone everything stands there. A plan of which only the
// kept state is damaged opens from its log.
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import type { PlanId } from '#domain/ids.ts';
import { message, sync } from '#protocol/messages.ts';
import type { Sabotage } from '#server/collab/sabotage.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import { planContent } from '#server/plan-log/read.ts';
import { postgresLog } from '#server/plan-log/log.postgres.ts';
import type { Sql } from '#server/sql.ts';
import { ownDatabase } from '#tests/fuzz/house/own-database.ts';
import { aWriter } from '#tests/fuzz/house/live-house.ts';
import { RawLine } from '#tests/fuzz/house/raw-line.ts';
import { readTokens } from '#tests/fuzz/house/read-log.ts';
import { Chance } from '#tests/random.ts';
import { startLive } from '#tests/server/collab/live.ts';
import { makePlan, parent } from '#tests/server/plan-log/plans.ts';
import { type } from '#tests/typing.ts';
import { faults, type Fault } from './load-failure/faults.ts';

const wordsPerPlan = 6;

interface Given {
	readonly seed: number;
	/** How many failures. */
	readonly size: number;
	readonly sabotage?: Sabotage;
}

type Figures = {
	failures: number;
	/** Plans that were shown although they could not be read. */
	shown: number;
	/** Plans whose stored bytes are others than before. */
	changed: number;
	/** Plans that did not open, whole, when the fault was gone. */
	stayedShut: number;
};

export async function run({ seed, size, sabotage }: Given): Promise<{ figures: Figures; held: boolean }> {
	const chance = new Chance(seed);
	const database = await ownDatabase('load-failure');
	const live = await startLive(database.sql, { sabotage });
	const figures: Figures = { failures: 0, shown: 0, changed: 0, stayedShut: 0 };
	try {
		for (let n = 0; n < size; n++) {
			// silence takes the five seconds that somebody is greeted for
			const kind =
				n % 25 === 24
					? 'silence'
					: chance.pick(['error', 'corruptRow', 'corruptRow', 'corruptState'] as const);
			const { planId, cookie } = await aPlanToOpen(database.sql, kind === 'corruptState');
			const before = await hashOf(database.sql, planId);
			const fault = await faults[kind](database.sql, planId, chance);
			const during = kind === 'error' || kind === 'silence' ? null : await hashOf(database.sql, planId);
			const line = await tryToOpen(live.port, planId, cookie);
			if (fault.mustNotOpen && wasShown(line)) {
				figures.shown++;
				if (!sabotage) console.log(`failure ${n}, ${kind}: shown`);
			}
			line.leave();
			if (fault.mustOpen && !wasShown(line)) figures.stayedShut++;
			if (during !== null && (await hashOf(database.sql, planId)) !== during) figures.changed++;
			await fault.undo();
			if ((await hashOf(database.sql, planId)) !== before) figures.changed++;
			if (!(await opensWhole(live.port, planId, cookie, database.sql, fault))) figures.stayedShut++;
			figures.failures++;
		}
		const { shown, changed, stayedShut } = figures;
		return { figures, held: shown + changed + stayedShut === 0 };
	} finally {
		await live.close();
		await database.close();
	}
}

/** A plan of six sentences, each leaning on the one before; its state kept as of the fourth where asked. */
async function aPlanToOpen(sql: Sql, withState: boolean): Promise<{ planId: PlanId; cookie: string }> {
	const { areaId, planId } = await makePlan(sql, null);
	const doc = new Y.Doc();
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	for (let n = 0; n < wordsPerPlan; n++) type(doc, `Sentence ${n}.`);
	const { cookie, person } = await aWriter(sql, areaId, planId);
	const by = { ...parent, id: person.personId };
	for (const [n, update] of updates.entries()) {
		await appendToPlan(sql, { areaId, planId, update, kind: 'typed', person: by });
		if (withState && n === 3)
			await postgresLog(sql).keepState(planId, 1, 4, (await planContent(sql, planId)).state);
	}
	return { planId, cookie };
}

/** Asks for the document until it is answered or the line ends. */
async function tryToOpen(port: number, planId: PlanId, cookie: string): Promise<RawLine> {
	const line = await new RawLine(port, planId, cookie).opened();
	await line.ask().catch(() => undefined);
	return line;
}

function wasShown(line: RawLine): boolean {
	return line.count(message.sync, sync.step2) > 0;
}

/** Whether everything stands there again, for somebody who comes in and in the log. */
async function opensWhole(
	port: number,
	planId: PlanId,
	cookie: string,
	sql: Sql,
	{ mustNotOpen, mustOpen = false }: Fault
): Promise<boolean> {
	// a plan that opened with a changed letter stays open for a while; only the log can be asked then
	const inLog = await readTokens(sql, planId, /Sentence \d\./g);
	if (inLog.length !== wordsPerPlan) return false;
	if (!mustNotOpen && !mustOpen) return true;
	for (let turn = 0; turn < 3; turn++) {
		const line = await tryToOpen(port, planId, cookie);
		const doc = new Y.Doc();
		const step2 = line.heard.find((frame) => frame[0] === message.sync && frame[1] === sync.step2);
		line.leave();
		if (step2) {
			Y.applyUpdate(doc, payloadOf(step2));
			return (
				doc
					.getXmlFragment('default')
					.toString()
					.match(/Sentence \d\./g)?.length === wordsPerPlan
			);
		}
		await pause(100);
	}
	return false;
}

/** What follows type, step and length. */
function payloadOf(frame: Uint8Array): Uint8Array {
	let at = 2;
	while (frame[at]! > 127) at++;
	return frame.subarray(at + 1);
}

async function hashOf(sql: Sql, planId: PlanId): Promise<string> {
	const hash = createHash('sha256');
	for (const { bytes } of await sql<{ bytes: Uint8Array }[]>`
		select bytes from plan_update where plan_id = ${planId} order by seq`)
		hash.update(bytes);
	return hash.digest('hex');
}
