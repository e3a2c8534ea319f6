import { Collaboration } from '@tiptap/extension-collaboration';
import { expect, test } from 'vitest';
import { run } from '#tests/fuzz/binding.ts';

test(
	'the fuzz of the binding reports the stock binding, whose views and writes differ',
	{ timeout: 60_000 },
	async () => {
		const { held, figures } = await run({
			seed: 22,
			size: 2,
			bind: (doc) => [Collaboration.configure({ document: doc, field: 'default' })]
		});
		expect(held).toBe(false);
		expect(figures.differences).toBeGreaterThan(0);
	}
);
