import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlanContent } from '#domain/plan.ts';
import { frozen } from '#domain/version.ts';
import { hashOf } from '#server/versions/hash.ts';
import { anyPlanContent } from '#tests/factories.ts';
import { aPlanContent, aPlanOfRealSize, words } from './a-plan.ts';

/** The same value with every object's keys in the opposite order. */
function keysReversed(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(keysReversed);
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value)
			.reverse()
			.map(([key, part]) => [key, keysReversed(part)])
	);
}

function marksReversed(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(marksReversed);
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, part]) => [
			key,
			key === 'marks' && Array.isArray(part) ? [...part].reverse() : marksReversed(part)
		])
	);
}

/** The same value with the first text that is found made one letter longer, or null when there is none. */
function oneLetterMore(plan: PlanContent, at: number): PlanContent | null {
	let seen = 0;
	const text = JSON.stringify(plan);
	const changed = text.replace(/"text":"/g, (found) => (seen++ === at ? `${found}x` : found));
	return changed === text ? null : (JSON.parse(changed) as PlanContent);
}

test('the order of keys does not change the hash', () => {
	fc.assert(
		fc.property(anyPlanContent(), (plan) => hashOf(keysReversed(plan) as PlanContent) === hashOf(plan))
	);
});

test('the order of marks does not change the hash', () => {
	fc.assert(
		fc.property(anyPlanContent(), (plan) => hashOf(marksReversed(plan) as PlanContent) === hashOf(plan))
	);
});

test('one letter anywhere in the words changes the hash', () => {
	fc.assert(
		fc.property(anyPlanContent(), fc.nat(20), (plan, at) => {
			const other = oneLetterMore(plan, at);
			return other === null || hashOf(other) !== hashOf(plan);
		})
	);
});

test('every tenth text of a plan of real size counts', () => {
	const plan = aPlanOfRealSize();
	const others: PlanContent[] = [];
	for (let at = 0, other = oneLetterMore(plan, 0); other !== null; other = oneLetterMore(plan, (at += 10)))
		others.push(other);
	expect(others.length).toBeGreaterThan(30);
	expect(new Set([plan, ...others].map(hashOf)).size).toBe(others.length + 1);
});

test('title, ref, due date, removal and the order of blocks count', () => {
	const plan = aPlanOfRealSize();
	const row = plan.actions['row1x0'];
	if (!row) throw new Error('The plan of real size has lost its first row.');
	const others: PlanContent[] = [
		{ ...plan, meta: { ...plan.meta, title: 'Another' } },
		{ ...plan, doc: [...plan.doc].reverse() },
		{ ...plan, actions: { ...plan.actions, row1x0: { ...row, ref: 'Z1' } } },
		{ ...plan, actions: { ...plan.actions, row1x0: { ...row, due: '2030-01-01' } } },
		{ ...plan, actions: { ...plan.actions, row1x0: { ...row, deletedAt: '2026-11-22T10:00:00.000Z' } } }
	];
	expect(new Set([plan, ...others].map(hashOf)).size).toBe(others.length + 1);
});

test('what is frozen survives a JSON store with the same hash, also characters no store can keep', () => {
	const odd = aPlanContent({ doc: [{ type: 'paragraph', content: words('a\u0000b \ud83d c') }] });
	const kept = JSON.parse(JSON.stringify(frozen(odd))) as PlanContent;
	expect(JSON.stringify(kept)).not.toMatch(/\\u0000|\\ud83d/);
	expect(hashOf(kept)).toBe(hashOf(odd));
});

test('the hash of a known plan never changes: a version that is public must be found again for ever', () => {
	expect(hashOf(aPlanContent())).toBe('92c053c9e8cca6b204849b42712e588c8bb5ee728822d394626db2ec5cce6b4d');
});
