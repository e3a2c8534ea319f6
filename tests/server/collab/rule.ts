// A rule of server/collab/README.md and its sabotage: the check must pass, and must fail with the fault switched on.
import { expect, test } from 'vitest';
import type { Sabotage } from '#server/collab/sabotage.ts';

/** `title` begins with the rule's id in brackets. */
export function rule(title: string, sabotage: Sabotage, check: (sabotage: Sabotage) => Promise<void>): void {
	const fault = sabotage.gate ?? sabotage.log ?? sabotage.room;
	test(title, () => check({}));
	test(`${title} (reports ${fault})`, async () => {
		const outcome = await check(sabotage).then(
			() => 'nothing was noticed',
			(error: unknown) => error
		);
		expect(outcome).toBeInstanceOf(Error);
		expect((outcome as Error).name).toBe('AssertionError');
	});
}
