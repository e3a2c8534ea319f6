import { expect, test } from 'vitest';
import { Incoming } from '#lib/collab/incoming.ts';
import { Chance } from '#tests/random.ts';

/** Frames come when the test says so. */
function aScreen(costOf: () => number = () => 0) {
	let now = 0;
	let next: (() => void) | null = null;
	let timer: { readonly at: number; readonly then: () => void } | null = null;
	const taken: { changes: number[]; presence: number[] }[] = [];
	const counted: number[] = [];
	const incoming = new Incoming({
		now: () => now,
		waiting: (changes) => counted.push(changes),
		afterNextFrame: (then) => {
			next = then;
			return () => (next = null);
		},
		later: (then, ms) => {
			timer = { at: now + ms, then };
			return () => (timer = null);
		},
		takeIn: (changes, presence) => {
			taken.push({
				changes: changes.flatMap((each) => [...each]),
				presence: presence.flatMap((each) => [...each])
			});
			now += costOf();
		}
	});
	const frame = (): void => {
		now += 16;
		const then = next;
		next = null;
		then?.();
		if (!timer || timer.at > now) return;
		const due = timer;
		timer = null;
		due.then();
	};
	return {
		incoming,
		taken,
		counted,
		frame,
		waits: () => next !== null || timer !== null,
		frames: () => next !== null
	};
}

const byte = (n: number) => Uint8Array.of(n);

test('whatever arrives between two frames is taken in once, in the order it came', () => {
	const { incoming, taken, frame } = aScreen();
	for (let n = 0; n < 50; n++) incoming.change(byte(n));
	incoming.presence(byte(99));
	expect(taken).toEqual([]);
	frame();
	expect(taken).toEqual([{ changes: Array.from({ length: 50 }, (_, n) => n), presence: [99] }]);
	frame();
	expect(taken).toHaveLength(1);
});

test('after work that took long, as much time is left for whoever types', () => {
	const { incoming, taken, frame } = aScreen(() => 100);
	let frames = 0;
	for (; frames < 70; frames++) {
		incoming.change(byte(1));
		frame();
	}
	// 116 ms of a frame and its work, then 100 ms of rest in frames of 16 ms
	expect(taken.length).toBeLessThanOrEqual(frames / 6);
	expect(taken.length).toBeGreaterThan(frames / 10);
});

test('what waits can be asked for at once, and is not taken in twice', () => {
	const { incoming, taken, frame, waits } = aScreen();
	incoming.change(byte(1));
	incoming.flush();
	expect(taken).toHaveLength(1);
	expect(waits()).toBe(false);
	frame();
	expect(taken).toHaveLength(1);
});

test('when the line ends its words are kept and its moves are not', () => {
	const { incoming, taken } = aScreen();
	incoming.change(byte(1));
	incoming.presence(byte(2));
	incoming.lineEnded();
	expect(taken).toEqual([{ changes: [1], presence: [] }]);
});

test('a page that is closed takes nothing in any more', () => {
	const { incoming, taken, frame } = aScreen();
	incoming.change(byte(1));
	incoming.close();
	frame();
	expect(taken).toEqual([]);
});

test('what is held waits for every reason to be let go, and then comes as one', () => {
	const { incoming, taken, frame } = aScreen();
	incoming.change(byte(1));
	incoming.hold('composing');
	incoming.hold('asked');
	incoming.change(byte(2));
	frame();
	incoming.letGo('composing');
	frame();
	expect(taken).toEqual([]);
	incoming.letGo('asked');
	frame();
	expect(taken).toEqual([{ changes: [1, 2], presence: [] }]);
});

test('held because somebody asked, changes are counted and wait; who comes and goes is still seen', () => {
	const { incoming, taken, counted, frame } = aScreen();
	incoming.hold('asked', 'changes');
	incoming.change(byte(1));
	incoming.presence(byte(9));
	incoming.change(byte(2));
	frame();
	expect(taken).toEqual([{ changes: [], presence: [9] }]);
	expect(counted).toEqual([1, 2]);
	incoming.flush();
	expect(taken[1]).toEqual({ changes: [1, 2], presence: [] });
	expect(counted.at(-1)).toBe(0);
	incoming.change(byte(3));
	frame();
	expect(taken).toHaveLength(2);
	incoming.letGo('asked');
	frame();
	expect(taken[2]).toEqual({ changes: [3], presence: [] });
});

test('while a word is composed nobody is seen either, whatever else holds changes', () => {
	const { incoming, taken, frame } = aScreen();
	incoming.hold('asked', 'changes');
	incoming.hold('composing');
	incoming.presence(byte(9));
	frame();
	expect(taken).toEqual([]);
	incoming.letGo('composing');
	frame();
	expect(taken).toEqual([{ changes: [], presence: [9] }]);
});

test('while somebody types, what takes long is drawn after a letter of theirs, and never before it', () => {
	const { incoming, taken, frame } = aScreen(() => 30);
	incoming.change(byte(1));
	frame();
	for (let n = 0; n < 10; n++) frame();
	incoming.typed();
	incoming.change(byte(2));
	expect(taken).toHaveLength(1);
	frame();
	// the letter has been painted with this frame, and now there is time
	expect(taken).toHaveLength(2);
	incoming.change(byte(3));
	for (let n = 0; n < 10; n++) frame();
	expect(taken).toHaveLength(2);
	incoming.typed();
	frame();
	expect(taken).toHaveLength(3);
	incoming.change(byte(4));
	// nobody types any more
	for (let n = 0; n < 40; n++) frame();
	expect(taken).toHaveLength(4);
});

test('somebody who never stops typing sees the others all the same', () => {
	const { incoming, taken, frame } = aScreen(() => 200);
	incoming.change(byte(1));
	frame();
	let frames = 0;
	for (; taken.length < 2 && frames < 200; frames++) {
		incoming.change(byte(2));
		incoming.typed();
		frame();
	}
	expect(frames * 16).toBeLessThan(1_600);
});

test('where many move at once they are drawn twice a second, and words of others as soon as ever', () => {
	const { incoming, taken, frame } = aScreen();
	const many = new Uint8Array(4_000);
	for (let n = 0; n < 125; n++) {
		incoming.presence(many);
		incoming.change(byte(1));
		frame();
	}
	expect(taken.filter(({ presence }) => presence.length > 0)).toHaveLength(4);
	expect(taken).toHaveLength(125);
});

test('until something may be drawn no frame is asked for, which the browser would draw for nothing', () => {
	const { incoming, taken, frame, frames, waits } = aScreen(() => 100);
	incoming.change(byte(1));
	frame();
	expect(taken).toHaveLength(1);
	incoming.presence(byte(2));
	incoming.change(byte(3));
	expect([waits(), frames()]).toEqual([true, false]);
	for (let n = 0; n < 5; n++) frame();
	expect([taken.length, frames()]).toEqual([1, false]);
	for (let n = 0; n < 4; n++) frame();
	expect(taken[1]).toEqual({ changes: [3], presence: [2] });
});

test('words do not wait for the moment at which those who only move are drawn', () => {
	const { incoming, taken, frame } = aScreen();
	incoming.presence(byte(1));
	frame();
	incoming.presence(byte(2));
	incoming.change(byte(3));
	frame();
	expect(taken[1]).toEqual({ changes: [3], presence: [] });
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
	'whatever is typed, held and drawn slowly, nothing is skipped: all is there when one stops, in its order (seed %i)',
	(seed) => {
		const chance = new Chance(seed);
		const { incoming, taken, frame, waits } = aScreen(() => chance.below(chance.percent(20) ? 300 : 20));
		const reasons = ['composing', 'asked'] as const;
		const sent = { changes: 0, presence: 0 };
		for (let n = 0; n < 600; n++) {
			const roll = chance.below(100);
			if (roll < 35) incoming.change(byte(sent.changes++ % 256));
			else if (roll < 50) incoming.presence(byte(sent.presence++ % 256));
			else if (roll < 70) incoming.typed();
			else if (roll < 74) incoming.hold(chance.pick(reasons), chance.percent(50) ? 'changes' : 'all');
			else if (roll < 80) incoming.letGo(chance.pick(reasons));
			else frame();
		}
		for (const why of reasons) incoming.letGo(why);
		// two seconds in which nobody types
		for (let n = 0; n < 125; n++) frame();
		expect(taken.flatMap(({ changes }) => changes)).toEqual(
			Array.from({ length: sent.changes }, (_, n) => n % 256)
		);
		expect(taken.flatMap(({ presence }) => presence)).toEqual(
			Array.from({ length: sent.presence }, (_, n) => n % 256)
		);
		expect(waits()).toBe(false);
	}
);
