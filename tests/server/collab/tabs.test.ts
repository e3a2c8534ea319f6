import { expect, test } from 'vitest';
import { Engine, somebody } from '#tests/doubles/engine.ts';
import type { Tab } from '#tests/doubles/tab.ts';
import { textOf, type } from '#tests/typing.ts';
import { rule } from './rule.ts';

rule(
	'[S7] a person has twelve tabs in a plan; when one more opens, the oldest stops, and nothing of it is lost',
	{ room: 'open-without-end' },
	async (sabotage) => {
		const engine = new Engine({ sabotage });
		const who = somebody();
		const tabs: Tab[] = [];
		for (let n = 0; n < 12; n++) tabs.push(await engine.tab(who));
		const other = await engine.tab();
		expect(tabs.every((tab) => tab.isOpen)).toBe(true);
		const [oldest, second] = tabs;
		type(oldest!.doc, 'Typed in the oldest.');
		oldest!.carryUp();

		const thirteenth = await engine.tab(who);
		expect(oldest!.why).toBe('too-many-tabs');
		expect(oldest!.socket.closed?.code).toBe(4429);
		expect([second!.isOpen, thirteenth.isOpen, other.isOpen]).toEqual([true, true, true]);
		expect(textOf(engine.replay())).toContain('Typed in the oldest.');
	}
);

test('[S7] who reloads a hundred times has one tab', async () => {
	const engine = new Engine();
	const who = somebody();
	const stays = await engine.tab(who);
	for (let n = 0; n < 100; n++) (await engine.tab(who)).disconnect();
	expect(stays.isOpen).toBe(true);
});
