// @vitest-environment jsdom
// Two or three people in real editors, a network that delivers late, and every kind of edit at any place. After each
// step every view must show exactly what its shared document says: a view that is older would delete the difference.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readPlan } from '#document/read.ts';
import { faultIn, faultInChanged, type Fault } from '#document/validate.ts';
import { writePlan } from '#document/write.ts';
import { emptyMeta, schemaVersion, type Block } from '#domain/plan.ts';
import { attempt, steps, type Chance } from './editing-steps.ts';
import { bring, copyOf, editorOn, viewIsTrue } from './two-editors.ts';

/** A small seeded generator (mulberry32), the same on every machine. */
function chanceFrom(seed: number): Chance {
	let state = seed >>> 0;
	return (below) => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
	};
}

const says = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const start: Block[] = [
	{ type: 'heading', attrs: { id: 'h1', ref: '1', level: 2 }, content: [{ type: 'text', text: 'Waiting' }] },
	{ type: 'plainTitle', content: [{ type: 'text', text: 'You wait too long' }] },
	says('We will answer every letter within ten days.'),
	{ type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] },
	{ type: 'callout', attrs: { id: 'c1', kind: 'families', covers: '' }, content: [{ type: 'paragraph' }] },
	{ type: 'actionTable', attrs: { id: 't1', title: 'Actions' } },
	says('The end.')
];

function run(seed: number, count: number): { overcome: unknown[]; refused: Fault[]; clumsy: number } {
	const chance = chanceFrom(seed);
	const overcome: unknown[] = [];
	const refused: Fault[] = [];
	let clumsy = 0;
	const origin = new Y.Doc();
	writePlan(origin, { schema: schemaVersion, meta: emptyMeta, areas: {}, doc: start, actions: {} });
	const server = copyOf(origin);
	server.on('afterTransaction', (transaction: Y.Transaction) => {
		const fault = faultInChanged(server, transaction);
		if (fault) refused.push(fault);
	});
	const people = Array.from({ length: 2 + chance(2) }, (_, index) => {
		const doc = copyOf(origin);
		doc.clientID = 1000 + index;
		return { doc, editor: editorOn(doc, undefined, { onOvercome: (error) => overcome.push(error) }) };
	});
	try {
		for (let step = 0; step < count; step++) {
			const { doc, editor } = people[chance(people.length)] as (typeof people)[number];
			const said = `seed ${seed}, step ${step}`;
			if (chance(3) === 0) {
				bring(doc, server);
				expect(bring(server, doc), said).toBeNull();
			} else if (!attempt(() => steps[chance(steps.length)]?.(editor, chance, doc))) clumsy++;
			for (const person of people) expect(viewIsTrue(person.editor, person.doc), said).toBe(true);
			expect(editor.isEditable, said).toBe(true);
		}
		for (const round of [1, 2]) {
			for (const { doc } of people)
				expect([round, bring(doc, server), bring(server, doc)]).toEqual([round, null, null]);
		}
		const shared = JSON.stringify(readPlan(server));
		for (const { doc, editor } of people) {
			expect(JSON.stringify(readPlan(doc)), `seed ${seed}`).toBe(shared);
			expect(viewIsTrue(editor, doc), `seed ${seed}`).toBe(true);
		}
		expect(faultIn(server), `seed ${seed}`).toBeNull();
	} finally {
		for (const { editor } of people) editor.destroy();
	}
	return { overcome, refused, clumsy };
}

const fresh = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 1_000_000));

test('seed 116: a character cut in half stayed whole for one person only', { timeout: 60_000 }, () => {
	expect(run(116, 400).refused).toEqual([]);
});

test('seed 1084: what one person undid stood elsewhere for another', { timeout: 60_000 }, () => {
	expect(run(1084, 400).refused).toEqual([]);
});

test.each([1, 2, 3, 4, 5, 6, 7, 8, fresh, fresh + 1])(
	'people type at once, seed %i',
	{ timeout: 60_000 },
	(seed) => {
		const { refused } = run(seed, 300);
		expect(refused).toEqual([]);
	}
);
