import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { suggestedOn } from '#document/proposals/keyed-plan.ts';
import { writePlan } from '#document/write.ts';
import { mostParts } from '#domain/proposals/proposal.ts';
import { readSuggestion } from '#protocol/suggestion-schema.ts';
import { anyPlanContent } from '#tests/factories.ts';

const sent = (parts: unknown) => readSuggestion(JSON.stringify({ id: 'a'.repeat(20), why: '', parts }));
const text = (next: unknown) => [[{ op: 'text', blockId: 'one', base: [], next }]];

describe('what comes in as a suggestion', () => {
	test('is whatever can be done to a plan, for any two plans', () => {
		fc.assert(
			fc.property(anyPlanContent(), anyPlanContent(), (was, is) => {
				const [base, fork] = [new Y.Doc(), new Y.Doc()];
				writePlan(base, was);
				writePlan(fork, is);
				const parts = suggestedOn(fork, base);
				for (const part of parts) expect(sent([part]), JSON.stringify(part)).not.toBeNull();
			}),
			{ numRuns: 60 }
		);
	});

	test.each([
		['no JSON', '{'],
		['another shape', '{"id":"x"}'],
		['more fields', JSON.stringify({ id: 'a'.repeat(20), why: '', parts: [], more: 1 })]
	])('is not %s', (_what, words) => {
		expect(readSuggestion(words)).toBeNull();
	});

	test('holds no script, no link that runs one, no quotation’s source, and nothing we do not know', () => {
		const link = (href: string) => [
			{ type: 'text', text: 'here', marks: [{ type: 'link', attrs: { href } }] }
		];
		expect(sent(text(link('https://example.org')))).not.toBeNull();
		for (const bad of [
			link('javascript:alert(1)'),
			[{ type: 'text', text: 'a\0b' }],
			[{ type: 'text', text: '\ud800' }],
			[{ type: 'text', text: '' }],
			[{ type: 'script', content: [] }],
			[{ type: 'text', text: 'x', onclick: 'y' }],
			'words'
		])
			expect(sent(text(bad)), JSON.stringify(bad)).toBeNull();
		expect(
			sent([[{ op: 'attrs', blockId: 'q', base: { source: '' }, next: { source: 'A report' } }]])
		).toBeNull();
		expect(sent([[{ op: 'attrs', base: { __proto__x: '' }, next: { owner: 'me' } }]])).toBeNull();
		expect(
			sent([[{ op: 'delete', blockId: '__proto__', base: { type: 'paragraph' }, next: null }]])
		).toBeNull();
	});

	test('is bounded: parts, letters, depth', () => {
		const part = text([{ type: 'text', text: 'x' }])[0];
		expect(sent(Array.from({ length: mostParts + 1 }, () => part))).toBe('too-much');
		expect(sent(text([{ type: 'text', text: 'x'.repeat(160_000) }]))).toBe('too-much');
		let deep: unknown = { type: 'paragraph' };
		for (let n = 0; n < 40; n++)
			deep = { type: 'bulletList', content: [{ type: 'listItem', content: [deep] }] };
		expect(sent([[{ op: 'insert-after', blockId: '', base: null, next: [deep] }]])).toBeNull();
	});
});
