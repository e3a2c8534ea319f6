import { describe, expect, test } from 'vitest';
import { Engine, somebody } from '#tests/doubles/engine.ts';
import { smallPlan } from '#tests/server/plan-log/plans.ts';
import { textOf, type } from '#tests/typing.ts';
import { rule } from './rule.ts';

describe('between processes', () => {
	rule('[B1] what others append is read, taken in and shown', { room: 'deaf-to-hints' }, async (sabotage) => {
		const engine = new Engine({ sabotage });
		const tab = await engine.tab();
		await engine.appendElsewhere(smallPlan);
		engine.rooms.hint({ kind: 'plans', plans: [[engine.planId, 1]] });
		await engine.settle(tab);
		expect(textOf(tab.doc)).toContain('Families wait too long.');
	});

	test('[B1] a hint about what is known already reads nothing', async () => {
		const engine = new Engine();
		const tab = await engine.tab();
		type(tab.doc, 'Our own.');
		await engine.settle(tab);
		const before = engine.log.calls.readAfter;
		engine.rooms.hint({ kind: 'plans', plans: [[engine.planId, 1]] });
		await engine.quiet();
		expect(engine.log.calls.readAfter).toBe(before);
	});

	rule(
		'[B2] without any hint the numbers are compared with the log',
		{ room: 'deaf-to-missed-news' },
		async (sabotage) => {
			const engine = new Engine({ sabotage });
			const tab = await engine.tab();
			await engine.appendElsewhere(smallPlan);
			engine.clock.pass(5_000);
			await engine.settle(tab);
			expect(textOf(tab.doc)).toContain('Families wait too long.');
		}
	);

	test('[B2] when the line for hints is back, every room reads its log', async () => {
		const engine = new Engine();
		const tab = await engine.tab();
		await engine.appendElsewhere(smallPlan);
		engine.rooms.missed();
		await engine.settle(tab);
		expect(textOf(tab.doc)).toContain('Families wait too long.');
	});

	test('two processes on one log: what is typed in both ends up the same everywhere', async () => {
		const here = new Engine();
		const there = new Engine({ log: here.log, clock: here.clock });
		const [one, two] = [await here.tab(), await there.tab()];
		for (let i = 0; i < 10; i++) {
			type(one.doc, `Here ${i}.`);
			type(two.doc, `There ${i}.`);
			await Promise.all([here.settle(one), there.settle(two)]);
		}
		here.clock.pass(5_000);
		await here.settle(one);
		await there.settle(two);
		expect(textOf(one.doc)).toBe(textOf(two.doc));
		expect(textOf(one.doc)).toBe(textOf(here.replay()));
		expect(here.log.rows(here.planId).map((row) => row.seq)).toEqual(
			Array.from({ length: 20 }, (_, i) => i + 1)
		);
	});

	test('a tab that comes from another process, ahead of our copy, goes on without a refusal', async () => {
		const here = new Engine();
		const there = new Engine({ log: here.log, clock: here.clock });
		const who = somebody({ id: 'traveller' });
		const stays = await there.tab();
		const tab = await here.tab(who);
		type(tab.doc, 'Written here.');
		await here.settle(tab);
		tab.disconnect();
		await there.connect(tab, who);
		type(tab.doc, 'Written there.');
		await there.settle(tab, stays);
		expect(tab.isOpen && tab.isSaved).toBe(true);
		expect(textOf(stays.doc)).toBe(textOf(tab.doc));
	});
});
