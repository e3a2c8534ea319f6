import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Announcer } from '#lib/collab/announcer.svelte.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('others are heard at most once in five seconds, and what came together is said together', () => {
	const announcer = new Announcer();
	const said: string[] = [];
	let edits = 0;
	const news = (): string => (edits > 0 ? `${edits} edits.` : '');
	for (let ms = 0; ms < 30_000; ms += 50) {
		edits++;
		if (ms % 500 === 0) announcer.later('Sam joined.');
		announcer.later(news);
		vi.advanceTimersByTime(50);
		if (announcer.said !== said.at(-1)) {
			said.push(announcer.said);
			edits = 0;
		}
	}
	expect(said.length).toBeLessThanOrEqual(7);
	expect(said[1]).toMatch(/^Sam joined\. \d+ edits\.$/);
	announcer.close();
});

test('what has become no news is not said', () => {
	const announcer = new Announcer();
	announcer.later(() => '');
	vi.advanceTimersByTime(20_000);
	expect(announcer.said).toBe('');
	announcer.close();
});
