// What every log of plans promises, whoever implements it (rules L of server/collab/README.md).
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { newId, type AreaId, type PersonId, type PlanId } from '#domain/ids.ts';
import type { Author, Batch, NewRow, Outcome, PlanLog } from '#server/plan-log/log.ts';
import type { LogSabotage } from '#server/plan-log/sabotage.ts';
import { rule } from '#tests/server/collab/rule.ts';

export interface LogUnderTest {
	readonly log: PlanLog;
	readonly areaId: AreaId;
	readonly planId: PlanId;
	/** A second way into the same log, as another process has it. */
	readonly elsewhere: PlanLog;
	/** A new plan in the same log. */
	another(): Promise<PlanId>;
	raiseEpoch(): Promise<void>;
}

export type MakeLog = (sabotage?: LogSabotage) => Promise<LogUnderTest>;

const parent: Author = { id: 'parent' as PersonId, role: 'editor', group: 'parent_carer' };
const professional: Author = { id: 'professional' as PersonId, role: 'lead', group: 'professional' };

/** A row that adds one clock of a client. */
function row(client: number, clock = 0, author = parent): NewRow {
	const doc = new Y.Doc();
	doc.getMap('meta').set('title', `${client} ${clock}`);
	const adds = [{ client, from: clock, to: clock + 1 }];
	return { appendId: newId(), kind: 'typed', author, bytes: Y.encodeStateAsUpdate(doc), adds, deletes: [] };
}

function batch({ areaId, planId }: LogUnderTest, rows: NewRow[], after = 0): Batch {
	return { areaId, planId, epoch: 1, after, rows };
}

async function write(log: PlanLog, what: Batch): Promise<Outcome | undefined> {
	return (await log.append([what])).get(what.planId);
}

export function planLogContract(name: string, make: MakeLog): void {
	describe(`the log of plans, ${name}`, () => {
		test('a row that was answered for is read again as it was', async () => {
			const under = await make();
			const written = row(1);
			expect(await write(under.log, batch(under, [written]))).toMatchObject({ kind: 'written', seqs: [1] });
			const opened = (await under.elsewhere.open(under.planId))!;
			expect(opened).toMatchObject({
				planId: under.planId,
				areaId: under.areaId,
				epoch: 1,
				seq: 1,
				state: null
			});
			expect(opened.tail.map((found) => ({ ...found, bytes: [...found.bytes] }))).toEqual([
				{ seq: 1, bytes: [...written.bytes], clientIds: [1], person: parent.id }
			]);
			expect([...opened.claims]).toEqual([[1, parent.id]]);
		});

		test('[L1] rows of many plans are written in one go, each numbered by its own plan', async () => {
			const under = await make();
			const second = await under.another();
			const outcomes = await under.log.append([
				batch(under, [row(1), row(2)]),
				{ ...batch(under, [row(1)]), planId: second }
			]);
			expect(outcomes.get(under.planId)).toMatchObject({ kind: 'written', seqs: [1, 2] });
			expect(outcomes.get(second)).toMatchObject({ kind: 'written', seqs: [1] });
		});

		rule(
			'[L2] an append that is repeated stands once',
			{ log: 'forget-append-id' },
			async ({ log: sabotage }) => {
				const under = await make(sabotage);
				const again = batch(under, [row(1)]);
				await write(under.log, again);
				const second = await write(under.log, again).catch(() => 'failed');
				expect(second).toMatchObject({ kind: 'written', seqs: [1] });
				expect(await under.log.readAfter(under.planId, 1, 0)).toHaveLength(1);
			}
		);

		rule('[L3] a client id is claimed once', { log: 'ignore-claims' }, async ({ log: sabotage }) => {
			const under = await make(sabotage);
			await write(under.elsewhere, batch(under, [row(1, 0, parent)]));
			const forged = batch(under, [row(1, 1, professional)], 1);
			expect(await write(under.log, forged)).toEqual({ kind: 'check-again' });
			expect((await under.log.open(under.planId))!.seq).toBe(1);
		});

		rule(
			'[L4] when somebody has written for our client id since we looked, nothing is written',
			{ log: 'ignore-others-rows' },
			async ({ log: sabotage }) => {
				const under = await make(sabotage);
				await write(under.elsewhere, batch(under, [row(1), row(2)]));
				expect(await write(under.log, batch(under, [row(3), row(1, 1)]))).toEqual({ kind: 'check-again' });
				const looked = batch(under, [row(1, 1)], 2);
				expect(await write(under.log, looked)).toMatchObject({ kind: 'written', seqs: [3] });
			}
		);

		test('[L4] what others wrote for other client ids is no hindrance', async () => {
			const under = await make();
			await write(under.elsewhere, batch(under, [row(1)]));
			expect(await write(under.log, batch(under, [row(2)]))).toMatchObject({ kind: 'written', seqs: [2] });
		});

		rule(
			'[L6] the kept state is a cache: state and tail give the whole',
			{ log: 'open-without-tail' },
			async ({ log: sabotage }) => {
				const under = await make(sabotage);
				await write(under.log, batch(under, [row(1), row(2), row(3)]));
				await under.log.keepState(under.planId, 1, 2, new Uint8Array([1, 2, 3]));
				await under.log.keepState(under.planId, 1, 1, new Uint8Array([9]));
				const opened = (await under.log.open(under.planId))!;
				expect({ seq: opened.state?.seq, bytes: [...(opened.state?.bytes ?? [])] }).toEqual({
					seq: 2,
					bytes: [1, 2, 3]
				});
				expect(opened.tail.map((found) => found.seq)).toEqual([3]);
				expect(opened.seq).toBe(3);
			}
		);

		test('[L6] read in pieces, a plan is its kept state and what came after it, in order', async () => {
			const under = await make();
			const read = async () => {
				const updates: number[][] = [];
				const taken = await under.log.readInPieces(under.planId, (piece) =>
					updates.push(...piece.map((bytes) => [...bytes]))
				);
				return { taken, updates };
			};
			const rows = Array.from({ length: 120 }, (_, n) => row(n + 1));
			await write(under.log, batch(under, rows));
			const bytes = rows.map((each) => [...each.bytes]);
			expect(await read()).toEqual({ taken: { epoch: 1, seq: 120, rows: 120 }, updates: bytes });
			await under.log.keepState(under.planId, 1, 118, new Uint8Array([1, 2, 3]));
			const after = { taken: { epoch: 1, seq: 120, rows: 2 }, updates: [[1, 2, 3], ...bytes.slice(118)] };
			expect(await read()).toEqual(after);
			expect(await under.log.readInPieces(newId<'plan'>(), () => undefined)).toBeNull();
		});

		test('[Z2] a row that was brought back claims nothing, and stands in the way of what was checked before it', async () => {
			const under = await make();
			await write(under.log, batch(under, [{ ...row(1, 0, professional), kind: 'returned' }]));
			expect([...(await under.log.open(under.planId))!.claims]).toEqual([]);
			expect((await under.log.readAfter(under.planId, 1, 0))!.map(({ clientIds }) => clientIds)).toEqual([
				[]
			]);
			expect(await write(under.log, batch(under, [row(1, 1, parent)]))).toEqual({ kind: 'check-again' });
			await write(under.log, batch(under, [row(1, 1, parent)], 1));
			expect([...(await under.log.open(under.planId))!.claims]).toEqual([[1, parent.id]]);
			const back = { ...row(1, 2, professional), kind: 'returned' } as const;
			expect(await write(under.log, batch(under, [back], 2))).toMatchObject({ kind: 'written', seqs: [3] });
		});

		rule('[L7] a row of another epoch is not written', { log: 'ignore-epoch' }, async ({ log: sabotage }) => {
			const under = await make(sabotage);
			await under.raiseEpoch();
			expect(await write(under.log, batch(under, [row(1)]))).toEqual({ kind: 'check-again' });
			expect(await under.log.readAfter(under.planId, 1, 0)).toBeNull();
			expect((await under.log.open(under.planId))!.epoch).toBe(2);
		});

		test('reading after a number gives what came later, in order; heads give the last', async () => {
			const under = await make();
			await write(under.log, batch(under, [row(1), row(2), row(3)]));
			const later = (await under.log.readAfter(under.planId, 1, 1))!;
			expect(later.map((found) => found.seq)).toEqual([2, 3]);
			expect([...(await under.log.heads([under.planId]))]).toEqual([[under.planId, { epoch: 1, seq: 3 }]]);
		});

		test('a plan that does not exist opens as none and takes nothing', async () => {
			const under = await make();
			const nowhere = newId<'plan'>();
			expect(await under.log.open(nowhere)).toBeNull();
			expect(await under.log.readAfter(nowhere, 1, 0)).toBeNull();
			expect(await write(under.log, { ...batch(under, [row(1)]), planId: nowhere })).toEqual({
				kind: 'gone'
			});
		});

		test('refused words are kept', async () => {
			const { log, areaId, planId } = await make();
			const rejected = {
				areaId,
				planId,
				person: parent.id,
				code: 'invalid-change',
				bytes: new Uint8Array([1])
			} as const;
			await expect(log.keepRejected(rejected)).resolves.toBeUndefined();
		});
	});
}
