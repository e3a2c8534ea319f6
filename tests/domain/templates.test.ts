import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readPlan } from '#document/read.ts';
import { faultIn } from '#document/validate.ts';
import { writePlan } from '#document/write.ts';
import { planKinds } from '#domain/plan.ts';
import { guideKeys } from '#domain/templates/guides.ts';
import { templateOf } from '#domain/templates/template.ts';
import { planHtml } from '#lib/plan-html/plan-html.ts';
import { guideSentence, guideWords } from '#lib/words/guides.ts';
import { hasWords } from '#domain/has-words.ts';

const titles = { title: 'Official', plainTitle: 'Plain', period: '2026 to 2028' };

describe.each(planKinds)('the template of kind %s', (kind) => {
	const made = templateOf(kind, titles);

	test('is a valid document that reads back as it was made', () => {
		const doc = new Y.Doc();
		writePlan(doc, made);
		expect(faultIn(doc)).toBeNull();
		expect(readPlan(doc)).toEqual(made);
		expect(made.meta).toMatchObject({ kind, ...titles });
	});

	test('has at least five sections, each with an id of its own, new in every plan', () => {
		const idsOf = ({ doc }: typeof made) =>
			doc.flatMap((block) => (block.type === 'heading' ? [block.attrs.id] : []));
		const ids = idsOf(made);
		expect(ids.length).toBeGreaterThanOrEqual(5);
		expect(new Set([...ids, ...idsOf(templateOf(kind))]).size).toBe(2 * ids.length);
	});

	test('its areas are opened by headings with the same id and number, and its callouts speak of them', () => {
		for (const [id, { ref }] of Object.entries(made.areas)) {
			const heading = made.doc.find((block) => block.type === 'heading' && block.attrs.id === id);
			expect(heading).toMatchObject({ attrs: { ref } });
		}
		const covered = made.doc.flatMap((block) =>
			block.type === 'callout' ? block.attrs.covers.split(' ').filter(Boolean) : []
		);
		expect(covered.filter((id) => !(id in made.areas))).toEqual([]);
	});

	test('its guides are sentences of ours, and none of them is published', () => {
		const keys = JSON.stringify(made.doc).match(/(?<="guide":")[^"]+/g) ?? [];
		expect(keys.length).toBeGreaterThan(4);
		const html = planHtml(made);
		for (const guide of keys) {
			expect(guideSentence(guide)).not.toBe('');
			expect(html).not.toContain(guideSentence(guide));
		}
	});

	test('with nothing but its headings there is nothing to publish', () => {
		expect(hasWords(made)).toBe(false);
	});
});

test('plans of both kinds that answer inspectors have one action table for each area', () => {
	for (const kind of ['pap', 'afi'] as const) {
		const { doc, areas } = templateOf(kind);
		const outer = Object.values(areas).filter(({ ref }) => !ref.includes('.'));
		expect(doc.filter(({ type }) => type === 'actionTable')).toHaveLength(outer.length);
	}
});

test('every guide has its sentence, and a key of a newer release says nothing', () => {
	expect(Object.keys(guideWords).sort()).toEqual([...guideKeys].sort());
	expect(guideSentence('of-tomorrow')).toBe('');
	expect(guideSentence('constructor')).toBe('');
});
