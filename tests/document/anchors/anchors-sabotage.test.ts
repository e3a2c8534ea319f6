import { expect, test } from 'vitest';
import { resolveAnchor, type Anchor, type Resolved } from '#domain/anchor.ts';
import { bare, rangeOf, rootAt, type PlanWords } from '#domain/anchors/plan-words.ts';
import { run } from '#tests/fuzz/anchors.ts';

/** Takes the first place with the same words, and says it is certain. */
function firstThatFits(words: PlanWords, anchor: Anchor): Resolved {
	const quote = bare(anchor.quoteOriginal);
	const from = words.all.indexOf(quote);
	if (from === -1) return { state: 'detached', place: null, sure: false };
	const range = rangeOf({ root: rootAt(words, from), from, to: from + quote.length });
	return { state: 'anchored', place: { kind: 'text', ...range, blockId: null }, sure: true };
}

test('the randomised check of anchors holds, and would see the first words that fit taken for the right ones', async () => {
	expect((await run({ seed: 5, size: 2_000 })).held).toBe(true);
	const { figures, held } = await run({ seed: 5, size: 2_000, resolve: firstThatFits });
	expect(figures.wrong).toBeGreaterThan(0);
	expect(held).toBe(false);
}, 60_000);

test('it would see anchors that know nothing but relative positions, and anchors that are never certain', async () => {
	const onlyRelative = await run({
		seed: 5,
		size: 2_000,
		resolve: (words, anchor, relative) => {
			const told = resolveAnchor(words, anchor, relative);
			return relative ? told : { state: 'detached', place: null, sure: false };
		}
	});
	expect(onlyRelative.figures.lost).toBeGreaterThan(0);
	expect(onlyRelative.held).toBe(false);
	const neverCertain = await run({
		seed: 5,
		size: 2_000,
		resolve: (...given) => ({ ...resolveAnchor(...given), state: 'edited' })
	});
	expect(neverCertain.figures.exact).toBe(0);
	expect(neverCertain.held).toBe(false);
}, 60_000);
