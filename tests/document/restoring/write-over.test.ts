import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { asRead } from '#document/restoring/as-read.ts';
import { writeOver } from '#document/restoring/write-over.ts';
import { readPlan } from '#document/read.ts';
import { rootsOf } from '#document/roots.ts';
import { faultIn } from '#document/validate.ts';
import { writePlan } from '#document/write.ts';
import type { PlanContent } from '#domain/plan.ts';
import { Chance } from '#tests/random.ts';
import { editAnything } from '#tests/fuzz/diff/edits.ts';
import { somePlan } from '#tests/fuzz/diff/some-plan.ts';

function documentOf(content: PlanContent): Y.Doc {
	const doc = new Y.Doc();
	rootsOf(doc);
	writePlan(doc, content);
	return doc;
}

/** Ids that were given since stay, so what had none may have one. */
function withoutIds(content: PlanContent): string {
	const text = JSON.stringify(content, (_key, value: unknown) => {
		if (value === null || typeof value !== 'object' || !('type' in value)) return value;
		const { attrs, ...rest } = value as { attrs?: Record<string, unknown> };
		const { id: _id, ...others } = attrs ?? {};
		return Object.keys(others).length > 0 ? { ...rest, attrs: others } : rest;
	});
	return text;
}

describe('writing over a document', () => {
	test('what it says afterwards is what was wanted, whatever the two have in common', () => {
		for (let seed = 1; seed <= 400; seed++) {
			const chance = new Chance(seed);
			const then = asRead(somePlan(chance));
			let now = then;
			for (let edits = 1 + chance.below(12); edits > 0; edits--) now = editAnything(now, chance);
			const doc = documentOf(asRead(now));
			const is = readPlan(doc);
			const gone = Object.entries(is.actions).filter(([id]) => !(id in then.actions));
			const wanted = {
				...then,
				schema: is.schema,
				actions: { ...Object.fromEntries(gone), ...then.actions }
			};
			doc.transact(() => writeOver(doc, is, wanted));
			expect(withoutIds(asRead(readPlan(doc))), `seed ${seed}`).toBe(withoutIds(asRead(wanted)));
			expect(faultIn(doc), `seed ${seed}`).toBeNull();
		}
	});
});
