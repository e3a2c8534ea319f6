import { describe, expect, test } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { colourFor, colours } from '#server/collab/presence/colours.ts';
import { Engine, somebody } from '#tests/doubles/engine.ts';
import { textOf, type } from '#tests/typing.ts';
import { at, claim, cursor, seenBy } from './carets.ts';
import { rule } from './rule.ts';

describe('presence', () => {
	rule(
		'[P1] others see words of the server’s making and the cursor',
		{ room: 'trust-claimed-presence' },
		async (sabotage) => {
			const engine = new Engine({ sabotage });
			const [one, two] = [await engine.tab(somebody({ id: 'one', name: 'Sam' })), await engine.tab()];
			const user = { name: 'The Director', role: 'lead', color: '#ff0000', group: 'professional' };
			one.sendRaw(claim({ id: 7, state: { user, cursor, script: '<script>' } }));
			await engine.settle(one, two);
			engine.clock.pass(100);
			expect(seenBy(two)).toEqual([
				{
					cursor,
					cell: null,
					user: {
						name: 'Sam',
						who: 'who one',
						group: 'parent_carer',
						role: 'editor',
						color: colours[0],
						mayEdit: true
					}
				}
			]);
			expect(seenBy(one)).toEqual([]);
		}
	);

	test('[P1] a cursor that is none is left out: it would break other people’s editors', async () => {
		const hostile = [
			7,
			'words',
			[],
			{ anchor: 1, head: 2 },
			{ anchor: { ...at(1), item: 'x' }, head: at(2) },
			{ anchor: at(1) },
			{ anchor: { ...at(1), tname: {} }, head: at(1) }
		];
		for (const bad of hostile) {
			const engine = new Engine();
			const [one, two] = [await engine.tab(), await engine.tab()];
			one.sendRaw(
				claim({
					id: 7,
					state: { cursor: bad, cell: { action: 'a', column: 'what', anchor: at(1), head: bad } }
				})
			);
			await engine.settle(one);
			engine.clock.pass(100);
			expect(seenBy(two)).toMatchObject([{ cursor: null, cell: null }]);
		}
	});

	test('[P1] new rights and a new name are seen by others', async () => {
		const engine = new Engine();
		const who = somebody({ id: 'one' });
		const [one, two] = [await engine.tab(who), await engine.tab()];
		one.sendRaw(claim({ id: 7, state: {} }));
		await engine.settle(one);
		engine.clock.pass(100);
		engine.people.set('one', { ...who, name: 'A young person', mayEdit: false });
		engine.attendance.hint({ kind: 'access', person: 'one' });
		await engine.quiet();
		engine.clock.pass(100);
		expect(seenBy(two)).toMatchObject([{ user: { name: 'A young person', mayEdit: false } }]);
	});

	rule('[P2] one tab is one entry, whatever it claims', { room: 'seat-a-crowd' }, async (sabotage) => {
		const engine = new Engine({ sabotage });
		const [one, two] = [await engine.tab(), await engine.tab()];
		one.sendRaw(claim({ id: 7, state: {} }));
		const crowd = Array.from({ length: 500 }, (_, id) => ({ id, clock: 2 ** 31, state: { cursor } }));
		one.sendRaw(claim(...crowd));
		await engine.settle(one);
		engine.clock.pass(100);
		expect(seenBy(two)).toHaveLength(1);
	});

	test('[P2] what is too long is dropped, the socket stays, and the next word counts', async () => {
		const engine = new Engine();
		const [one, two] = [await engine.tab(), await engine.tab()];
		one.sendRaw(claim({ id: 7, state: { cursor, more: 'x'.repeat(2_000) } }));
		for (const broken of ['{', '7', '"x"', '[]']) one.sendRaw(claim({ id: 7, state: broken }));
		await engine.settle(one);
		engine.clock.pass(100);
		expect(seenBy(two)).toEqual([]);
		one.sendRaw(claim({ id: 7, clock: 1, state: { cursor } }));
		await engine.settle(one);
		engine.clock.pass(100);
		expect(seenBy(two)).toMatchObject([{ cursor }]);
		expect(one.isOpen).toBe(true);
	});

	test('[P2] however fast somebody moves, others hear of it ten times a second', async () => {
		const engine = new Engine();
		const [one, two] = [await engine.tab(), await engine.tab()];
		const before = two.socket.sent.length;
		for (let ms = 0; ms < 1_000; ms += 2) {
			one.sendRaw(claim({ id: 7, clock: ms, state: { cursor: { anchor: at(ms), head: at(ms) } } }));
			one.carryUp();
			engine.clock.pass(2);
		}
		expect(two.socket.sent.length - before).toBeLessThanOrEqual(10);
		expect(seenBy(two)).toMatchObject([{ cursor: { anchor: at(998) } }]);
	});

	test('who leaves is gone, who comes back is seen again, and who comes in sees who is here', async () => {
		const engine = new Engine();
		const who = somebody({ id: 'one' });
		const [one, two] = [await engine.tab(who), await engine.tab()];
		one.sendRaw(claim({ id: 7, state: { cursor } }));
		await engine.settle(one);
		engine.clock.pass(100);
		const awareness = new Awareness(new Y.Doc());
		expect(seenBy(two)).toHaveLength(1);
		one.disconnect();
		engine.clock.pass(100);
		expect(seenBy(two)).toHaveLength(0);
		await engine.connect(one, who);
		one.sendRaw(claim({ id: 7, state: { cursor } }));
		await engine.settle(one);
		engine.clock.pass(100);
		expect(seenBy(two, awareness)).toHaveLength(1);
		expect(seenBy(await engine.tab())).toHaveLength(1);
	});

	test('a laptop that slept ten minutes was gone after forty seconds, is seen once again, and brings its words', async () => {
		const engine = new Engine();
		const who = somebody({ id: 'sleeper' });
		const [sleeper, awake] = [await engine.tab(who), await engine.tab()];
		const here = claim({ id: 7, state: { cursor } });
		sleeper.sendRaw(here);
		await engine.settle(sleeper);
		engine.clock.pass(100);
		const awareness = new Awareness(new Y.Doc());
		expect(seenBy(awake)).toHaveLength(1);

		// the lid is closed: the line stands, and nobody answers
		type(sleeper.doc, 'Typed while the lid closed.');
		sleeper.socket.whenPinged = () => undefined;
		const pass = async (seconds: number) => {
			for (let gone = 0; gone < seconds; gone += 5) {
				engine.clock.pass(5_000);
				if (gone % 60 === 0) type(awake.doc, `Minute ${gone / 60}.`);
				await engine.settle(awake);
			}
		};
		await pass(40);
		expect(sleeper.socket.terminated).toBe(true);
		expect(seenBy(awake)).toHaveLength(0);
		await pass(560);

		sleeper.disconnect();
		await engine.connect(sleeper, who);
		sleeper.sendRaw(here);
		await engine.settle(sleeper, awake);
		engine.clock.pass(100);
		expect(seenBy(awake, awareness)).toHaveLength(1);
		expect(sleeper.isSaved && awake.isSaved).toBe(true);
		expect(textOf(sleeper.doc)).toContain('Minute 9.');
		for (const { doc } of [sleeper, awake]) expect(textOf(doc)).toBe(textOf(engine.replay()));
		expect(textOf(engine.replay())).toContain('Typed while the lid closed.');
	});
});

describe('the twelve colours', () => {
	test('carry white words, and show on white paper, at 4.5:1 or more', () => {
		expect(new Set(colours).size).toBe(12);
		for (const colour of colours) expect(1.05 / (luminance(colour) + 0.05)).toBeGreaterThanOrEqual(4.5);
	});

	test('are all used before one is used twice', () => {
		const taken: (typeof colours)[number][] = [];
		for (let i = 0; i < 24; i++) taken.push(colourFor(taken));
		expect(new Set(taken.slice(0, 12)).size).toBe(12);
		expect(new Set(taken.slice(12)).size).toBe(12);
	});
});

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(colour: string): number {
	const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
	const linear = (channel: number) =>
		channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
	return 0.2126 * linear(r!) + 0.7152 * linear(g!) + 0.0722 * linear(b!);
}
