// Seeds that once put an anchor on other words for certain.
import { expect, test } from 'vitest';
import { run } from '#tests/fuzz/anchors.ts';

test('61029: the same word, written right before its own', async () => {
	const { figures } = await run({ seed: 61029, size: 1_300 });
	expect(figures).toMatchObject({ wrong: 0 });
}, 60_000);
