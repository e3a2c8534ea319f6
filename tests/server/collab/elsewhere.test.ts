import { describe, expect, test } from 'vitest';
import type { PresenceNews } from '#server/collab/bus/bus.ts';
import type { Sabotage } from '#server/collab/sabotage.ts';
import { Engine, somebody } from '#tests/doubles/engine.ts';
import type { Tab } from '#tests/doubles/tab.ts';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { at, claim, cursor, seenBy } from './carets.ts';
import { rule } from './rule.ts';

/** Two processes on one log that hear each other; everything said between them is kept. */
function processes(sabotage: Sabotage = {}) {
	const said: PresenceNews[] = [];
	const cut = new Set<Engine>();
	const between =
		(from: () => Engine, to: () => Engine) =>
		(news: readonly PresenceNews[]): void => {
			if (cut.has(from()) || cut.has(to())) return;
			// over a line, as text
			for (const one of JSON.parse(JSON.stringify(news)) as PresenceNews[]) {
				said.push(one);
				to().rooms.presence(one);
			}
		};
	const ends: [() => Engine, () => Engine] = [() => here, () => there];
	const here: Engine = new Engine({ sabotage, tellOthers: between(...ends) });
	const { log, clock } = here;
	const there: Engine = new Engine({ sabotage, log, clock, tellOthers: between(ends[1], ends[0]) });
	return {
		here,
		there,
		said,
		kill: (engine: Engine) => void cut.add(engine),
		mend: (engine: Engine) => void cut.delete(engine)
	};
}

async function move(engine: Engine, tab: Tab, id = 7, to: object = cursor): Promise<void> {
	tab.sendRaw(claim({ id, state: { cursor: to } }));
	await engine.settle(tab);
}

describe('presence between processes', () => {
	rule(
		'[B3] who is in the other process is seen, moves and leaves',
		{ room: 'deaf-to-presence' },
		async (sabotage) => {
			const { here, there } = processes(sabotage);
			const one = await here.tab(somebody({ id: 'one' }));
			await move(here, one);
			here.clock.pass(300);
			const two = await there.tab(somebody({ id: 'two' }));
			here.clock.pass(400);
			expect(seenBy(two)).toMatchObject([{ cursor, user: { name: 'Name of one' } }]);
			await move(there, two, 8);
			await move(here, one, 7, { anchor: at(5), head: at(5) });
			here.clock.pass(400);
			expect(seenBy(two)).toMatchObject([{ cursor: { anchor: at(5) } }]);
			expect(seenBy(one)).toMatchObject([{ user: { name: 'Name of two' } }]);
			// who comes in later sees everybody, wherever they are
			expect(seenBy(await there.tab())).toHaveLength(2);
			one.disconnect();
			here.clock.pass(400);
			expect(seenBy(two)).toEqual([]);
		}
	);

	rule('[B4] a process that dies takes its people along', { room: 'remember-the-dead' }, async (sabotage) => {
		const { here, there, kill } = processes(sabotage);
		const [one, two] = [await here.tab(), await there.tab()];
		await move(here, one);
		here.clock.pass(400);
		expect(seenBy(two)).toHaveLength(1);
		here.clock.pass(20_000);
		expect(seenBy(two)).toHaveLength(1);
		// its last words; then it is killed
		kill(here);
		one.disconnect();
		here.clock.pass(9_000);
		expect(seenBy(two)).toHaveLength(1);
		here.clock.pass(5_000);
		expect(seenBy(two)).toEqual([]);
	});

	test('[B3] one process alone says one word when it opens a plan, and then nothing', async () => {
		const said: PresenceNews[] = [];
		const engine = new Engine({ tellOthers: (news) => said.push(...news) });
		const tab = await engine.tab();
		for (let i = 0; i < 50; i++) {
			await move(engine, tab);
			engine.clock.pass(200);
		}
		expect(said.map(({ kind }) => kind)).toEqual(['who']);
	});

	test('[B3] at most five messages a second, each below 8,000 bytes, and everybody is told in the end', async () => {
		const { here, there, said } = processes();
		const two = await there.tab();
		const tabs = await Promise.all(
			Array.from({ length: 60 }, (_, i) => here.tab(somebody({ id: `person ${i}` })))
		);
		said.length = 0;
		for (const [i, tab] of tabs.entries()) await move(here, tab, 100 + i);
		here.clock.pass(1_000);
		const lines = said.filter((news) => news.kind === 'here' && news.lines.length > 0);
		expect(lines.length).toBeGreaterThan(1);
		expect(lines.length).toBeLessThanOrEqual(5);
		here.clock.pass(2_000);
		for (const news of said) expect(Buffer.byteLength(JSON.stringify(news))).toBeLessThan(8_000);
		expect(seenBy(two)).toHaveLength(60);
	});

	test('[B3] a tab that goes to the other process sees everybody there, and is seen once', async () => {
		const { here, there } = processes();
		const who = somebody({ id: 'wanders' });
		const [one, stays] = [await here.tab(who), await there.tab(somebody({ id: 'stays' }))];
		await move(here, one);
		await move(there, stays, 8);
		here.clock.pass(400);
		const awareness = new Awareness(new Y.Doc());
		expect(seenBy(one, awareness)).toHaveLength(1);
		one.disconnect();
		await there.connect(one, who);
		await move(there, one);
		here.clock.pass(400);
		expect(seenBy(one, awareness)).toHaveLength(1);
		expect(seenBy(stays)).toHaveLength(1);
	});

	test('[B3] when the line between them was down, everybody is told anew', async () => {
		const { here, there, kill, mend } = processes();
		const [one, two] = [await here.tab(), await there.tab()];
		kill(there);
		await move(here, one);
		here.clock.pass(400);
		expect(seenBy(two)).toEqual([]);
		mend(there);
		there.rooms.missed();
		here.clock.pass(400);
		expect(seenBy(two)).toHaveLength(1);
	});
});
