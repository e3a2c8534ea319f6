// What every line between processes promises, whichever way it goes (rules B of server/collab/README.md).
import { afterEach, describe, expect, test } from 'vitest';
import type { Bus, BusListener, PresenceNews } from '#server/collab/bus/bus.ts';
import type { Hint } from '#server/notify.ts';

export interface BusUnderTest {
	/** Opens it for another process. */
	open(listener: BusListener): Bus;
	/** Says that something was committed, as the process that did it does. */
	hint(hint: Hint): Promise<void>;
	/** Somebody else says something on the same channels. */
	babble(words: string): Promise<void>;
	/** Cuts every line, and lets none through until it is mended. */
	cut(): Promise<void>;
	mend(): Promise<void>;
	end(): Promise<void>;
}

class Heard implements BusListener {
	readonly hints: Hint[] = [];
	readonly news: PresenceNews[] = [];
	misses = 0;
	hint(hint: Hint): void {
		this.hints.push(hint);
	}
	presence(news: PresenceNews): void {
		this.news.push(news);
	}
	missed(): void {
		this.misses++;
	}
}

export function busContract(name: string, make: () => Promise<BusUnderTest>): void {
	describe(`a line between processes, ${name}`, () => {
		const ends: (() => unknown)[] = [];
		afterEach(async () => {
			for (const end of ends.splice(0).reverse()) await end();
		});

		/** So many processes that are listening. */
		async function processes(count: number) {
			const under = await make();
			ends.push(() => under.end());
			const heard = Array.from({ length: count }, () => new Heard());
			const buses = heard.map((listener) => under.open(listener));
			ends.push(() => buses.forEach((bus) => bus.close()));
			await soon(() => heard.every(({ misses }) => misses > 0));
			return { under, heard, buses };
		}
		const soon = (isSo: () => boolean, ms = 10_000) =>
			expect.poll(isSo, { timeout: ms, interval: 10 }).toBe(true);
		const hint = (seq: number): Hint => ({ kind: 'plans', plans: [['p', seq]] });

		test('[B1] what is committed is heard by every process, in its order', async () => {
			const { under, heard } = await processes(3);
			for (let seq = 1; seq <= 20; seq++) await under.hint(hint(seq));
			await soon(() => heard.every(({ hints }) => hints.length >= 20));
			for (const { hints } of heard) expect(hints).toEqual(Array.from({ length: 20 }, (_, i) => hint(i + 1)));
		});

		test('[B3] who is in a plan is heard by the others, up to 7,900 bytes at once', async () => {
			const { heard, buses } = await processes(2);
			const large = 'é'.repeat(3_850);
			const news: PresenceNews[] = [
				{ kind: 'who', plan: 'p', from: 'one' },
				{ kind: 'here', plan: 'p', from: 'one', lines: [[7, `“${large}”`]] },
				{ kind: 'bye', plan: 'p', from: 'one' }
			];
			buses[0]!.tell(news);
			await soon(() => heard[1]!.news.length === 3);
			expect(heard[1]!.news).toEqual(news);
		});

		test('what somebody else says on our channels is no news', async () => {
			const { under, heard } = await processes(1);
			for (const words of ['', 'null', '7', '{"a":1}', '{torn', '[]']) await under.babble(words);
			await under.hint(hint(1));
			await soon(() => heard[0]!.hints.length > 0);
			expect(heard[0]!.hints).toEqual([hint(1)]);
			expect(heard[0]!.news).toEqual([]);
		});

		test('[B2] after a cut the line comes back by itself, and everybody looks for what was missed', async () => {
			const { under, heard, buses } = await processes(2);
			const before = heard.map(({ misses }) => misses);
			await under.cut();
			buses[0]!.tell([{ kind: 'who', plan: 'p', from: 'lost' }]);
			await under.mend();
			await soon(() => heard.every(({ misses }, i) => misses > before[i]!), 15_000);
			await under.hint(hint(9));
			await soon(() =>
				heard.every(({ hints }) => hints.some((found) => found.kind === 'plans' && found.plans[0]?.[1] === 9))
			);
			buses[0]!.tell([{ kind: 'who', plan: 'p', from: 'back' }]);
			await soon(() => heard[1]!.news.some(({ from }) => from === 'back'));
		}, 40_000);

		test('a closed line says and hears nothing', async () => {
			const { under, heard, buses } = await processes(2);
			buses[0]!.close();
			buses[0]!.tell([{ kind: 'who', plan: 'p', from: 'closed' }]);
			await under.hint(hint(3));
			await soon(() => heard[1]!.hints.length > 0);
			expect(heard[0]!.hints).toEqual([]);
			expect(heard[1]!.news).toEqual([]);
		});
	});
}
