import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { AreaId, PersonId, PlanId } from '#domain/ids.ts';
import { Gate } from '#server/plan-log/gate.ts';
import type { OpenedPlan } from '#server/plan-log/log.ts';
import { type } from '#tests/typing.ts';

const person = 'somebody' as PersonId;

/** A plan of three sentences, each a row; some rows or the state may read differently. */
function read(is: { row?: Uint8Array; state?: Uint8Array } = {}): OpenedPlan {
	const doc = new Y.Doc();
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	for (const words of ['One.', 'Two.', 'Three.']) type(doc, words);
	const clientIds = [doc.clientID];
	const rows = updates.map((bytes, n) => ({ seq: n + 1, bytes, clientIds, person }));
	if (is.row) rows[1] = { ...rows[1]!, bytes: is.row };
	return {
		...{ areaId: 'area' as AreaId, planId: 'plan' as PlanId, epoch: 1, seq: 3 },
		state: is.state ? { seq: 3, bytes: is.state } : null,
		tail: is.state ? [] : rows,
		claims: new Map([[doc.clientID, person]])
	};
}

test('[R3] a plan of which a row reads as nothing is not opened: what leans on it would wait for ever', () => {
	expect(new Gate(read()).seq).toBe(3);
	expect(() => new Gate(read({ row: Uint8Array.of(0, 0) }))).toThrow('words are missing');
});

test('[R3] a plan of which a row was cut off is not opened', () => {
	const { bytes } = read().tail[1]!;
	expect(() => new Gate(read({ row: bytes.subarray(0, bytes.length - 5) }))).toThrow('is damaged');
});

test('[R3] a plan whose kept state reads as an empty plan is not opened', () => {
	expect(() => new Gate(read({ state: Uint8Array.of(0, 0) }))).toThrow('without the words of somebody');
});
