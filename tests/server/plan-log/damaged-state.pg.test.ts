import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import type { AreaId, PlanId } from '#domain/ids.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import { openPlan, postgresLog } from '#server/plan-log/log.postgres.ts';
import { planContent } from '#server/plan-log/read.ts';
import { refreshState } from '#server/plan-log/refresh-state.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { aWriter } from '#tests/fuzz/house/live-house.ts';
import { openStock, origin, silent, startLive } from '#tests/server/collab/live.ts';
import { textOf, type } from '#tests/typing.ts';
import { makePlan, parent, smallPlan } from './plans.ts';

let database: FreshDatabase;
beforeAll(async () => (database = await freshDatabase()));
afterAll(() => database.drop());

interface Kept {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly words: string;
	/** The state as it was kept. */
	readonly state: Uint8Array;
}

/** A plan with something typed into it, and its state kept. */
async function aKeptPlan(): Promise<Kept> {
	const { areaId, planId } = await makePlan(database.sql, smallPlan);
	const doc = new Y.Doc();
	rootsOf(doc);
	for (const { bytes } of (await openPlan(database.sql, planId))!.tail) Y.applyUpdate(doc, bytes);
	const before = Y.encodeStateVector(doc);
	type(doc, 'Here.');
	const update = Y.encodeStateAsUpdate(doc, before);
	await appendToPlan(database.sql, { areaId, planId, update, kind: 'typed', person: parent });
	await refreshState(postgresLog(database.sql), planId);
	const { bytes } = (await openPlan(database.sql, planId))!.state!;
	return { areaId, planId, words: textOf(doc), state: bytes };
}

test.each<[string, (bytes: Uint8Array) => Uint8Array]>([
	['cut off', (bytes) => bytes.subarray(0, 9)],
	['one bit another', (bytes) => bytes.map((byte, i) => (i === bytes.length >> 1 ? byte ^ 1 : byte))],
	['as of an empty plan', () => Uint8Array.of(0, 0)]
])(
	'[L6] [R3] a plan whose kept state is damaged (%s) opens from its log, says so, and is kept anew',
	async (_, spoil) => {
		const { areaId, planId, words, state } = await aKeptPlan();
		const sound = await planContent(database.sql, planId);
		await database.sql`update plan_state set bytes = ${spoil(state)} where plan_id = ${planId}`;
		expect((await openPlan(database.sql, planId))!.stateIsDamaged).toBe(true);
		expect((await planContent(database.sql, planId)).content).toEqual(sound.content);

		const said: string[] = [];
		const log = { ...silent, error: (_what: object, sentence: string) => void said.push(sentence) };
		const live = await startLive(database.sql, { log });
		onTestFinished(() => live.close());
		const { cookie } = await aWriter(database.sql, areaId, planId);
		const tab = openStock(live.port, planId, { cookie, origin });
		onTestFinished(() => tab.leave());
		await expect.poll(() => textOf(tab.doc)).toBe(words);
		expect(said).toEqual([expect.stringContaining('the kept state of a plan was damaged')]);
		const keptNow = async () => (await openPlan(database.sql, planId))!;
		await expect.poll(async () => (await keptNow()).state?.bytes, { timeout: 5_000 }).toEqual(state);
		expect((await keptNow()).stateIsDamaged).toBeUndefined();
	}
);

test('[R3] where rows are missing in the log, too, the plan is not opened', async () => {
	const { planId } = await aKeptPlan();
	await database.sql`update plan_state set bytes = ${Uint8Array.of(0, 0)} where plan_id = ${planId}`;
	await database.sql`delete from plan_update where plan_id = ${planId} and seq = 1`;
	await expect(openPlan(database.sql, planId)).rejects.toThrow('rows are missing in its log');
	await expect(refreshState(postgresLog(database.sql), planId)).rejects.toThrow();
});
