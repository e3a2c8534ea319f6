// Changes as content: taken apart, they account for every word; put in again, they give the same plan.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { changesBetween } from '#document/changes-between.ts';
import { mergeInside } from '#document/merge-inside.ts';
import { putChanges } from '#document/put-change.ts';
import { readPlan } from '#document/read.ts';
import { rootsOf } from '#document/roots.ts';
import { writePlan } from '#document/write.ts';
import { faultIn } from '#document/validate.ts';
import { rowOf } from '#domain/hunks.ts';
import { paragraph } from '#domain/rich-text.ts';
import { editHonestly } from '#tests/honest-edits.ts';
import { Chance } from '#tests/random.ts';
import { smallPlan } from '#tests/server/plan-log/plans.ts';

function copyOf(doc: Y.Doc): Y.Doc {
	const copy = new Y.Doc();
	rootsOf(copy);
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	return copy;
}

function plan(): Y.Doc {
	const doc = new Y.Doc();
	writePlan(doc, smallPlan);
	return doc;
}

const edited = fc.record({ seed: fc.integer(), before: fc.nat(15), after: fc.integer({ min: 1, max: 15 }) });

function someEdits({ seed, before, after }: { seed: number; before: number; after: number }) {
	const chance = new Chance(seed);
	const was = plan();
	for (let i = 0; i < before; i++) editHonestly(was, chance);
	const is = copyOf(was);
	for (let i = 0; i < after; i++) editHonestly(is, chance);
	return { was, is, chance };
}

describe('the changes between two copies of a plan', () => {
	test('put into the first they give the second, whatever was done', () => {
		fc.assert(
			fc.property(edited, (how) => {
				const { was, is } = someEdits(how);
				const into = copyOf(was);
				const hunks = changesBetween(was, is);
				into.transact(() => expect(putChanges(into, hunks)).not.toContain(false));
				expect(readPlan(into)).toEqual(readPlan(is));
				expect(faultIn(into)).toBeNull();
			}),
			{ numRuns: 60 }
		);
	}, 30_000);

	test('put in by halves, in two steps, they give the second as well: nothing is lost between them', () => {
		fc.assert(
			fc.property(edited, (how) => {
				const { was, is } = someEdits(how);
				const into = copyOf(was);
				const hunks = JSON.parse(JSON.stringify(changesBetween(was, is))) as ReturnType<
					typeof changesBetween
				>;
				const rows = hunks.filter((hunk) => rowOf(hunk) !== null);
				putChanges(
					into,
					hunks.filter((hunk) => rowOf(hunk) === null)
				);
				putChanges(into, rows);
				expect(readPlan(into)).toEqual(readPlan(is));
			}),
			{ numRuns: 60 }
		);
	}, 30_000);

	test('words that stay keep their places in the document', () => {
		const was = plan();
		const is = copyOf(was);
		const text = (rootsOf(is).body.get(1) as Y.XmlElement).get(0) as Y.XmlText;
		text.insert(text.length, ' We answer.');
		const into = copyOf(was);
		const before = Y.encodeStateVector(into);
		putChanges(into, changesBetween(was, is));
		const { structs, ds } = Y.decodeUpdate(Y.encodeStateAsUpdate(into, before));
		expect([structs.length, ds.clients.size]).toEqual([1, 0]);
	});
});

describe('a change that comes back to a plan that went on', () => {
	const said = (text: string) => paragraph(text).content!;

	test('goes beside what others wrote in other words of the same block', () => {
		expect(
			mergeInside(
				said('Families wait too long for help.'),
				said('Families still wait too long for help.'),
				said('Families wait too long for any help at all.')
			)
		).toEqual(said('Families still wait too long for any help at all.'));
	});

	test('does not go in where others changed the same words', () => {
		expect(
			mergeInside(
				said('Families wait long.'),
				said('Families wait briefly.'),
				said('Families wait for ever.')
			)
		).toBeNull();
	});

	test('changes nothing where others have written the very same', () => {
		expect(mergeInside(said('One.'), said('Two.'), said('Two.'))).toEqual(said('Two.'));
	});

	test('a paragraph others have written in is not taken away', () => {
		const was = plan();
		((rootsOf(was).body.get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Now: ');
		const removal = { op: 'delete', blockId: 'words', base: smallPlan.doc[1]!, next: null } as const;
		expect(putChanges(was, [removal])).toEqual([false]);
		expect(JSON.stringify(readPlan(was).doc)).toContain('Now: Families');
	});
});

test('a block made into something else, and written in by somebody meanwhile, stands once: both parts of the change wait', () => {
	const was = new Y.Doc();
	writePlan(was, { ...smallPlan, doc: [{ ...paragraph('We will ring.'), attrs: { id: 'b1' } }] });
	const into = copyOf(was);
	const text = rootsOf(into).body.get(0) as Y.XmlElement;
	into.transact(() => (text.get(0) as Y.XmlText).insert(13, ' Each week.'));
	const base = { ...paragraph('We will ring.'), attrs: { id: 'b1' } };
	const heading = {
		type: 'heading',
		attrs: { id: 'b1', ref: '', level: 2 },
		content: [{ type: 'text', text: 'We will ring.' }]
	} as const;
	const entered = putChanges(into, [
		{ op: 'insert-after', blockId: '', base: null, next: [heading] },
		{ op: 'delete', blockId: 'b1', base, next: null }
	]);
	expect(entered).toEqual([false, false]);
	expect(readPlan(into).doc).toHaveLength(1);
});
