import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { faultIn } from '#document/validate.ts';
import { writePlan } from '#document/write.ts';
import { findingsOf } from '#domain/findings.ts';
import { plainText } from '#domain/rich-text.ts';
import { reportFrom } from '#domain/templates/report.ts';

const source = 'Care inspectors, 5 March 2026';
const text = `Inspection of Larkshire
Overall outcome
Families told us that things are uneven.
What is working well
• Schools talk to each other.
- Nurses visit at home.
Areas for improvement
Leaders must shorten the wait for therapies.
• Leaders must write plans with families.

About this inspection
Two inspectors came in May.`;

test('the text of a report becomes headings, lists and quoted findings, and no word is lost', () => {
	const report = reportFrom({ title: 'Report', source, text });
	const doc = new Y.Doc();
	writePlan(doc, report);
	expect(faultIn(doc)).toBeNull();
	expect(report.meta.kind).toBe('inspection');
	expect(report.doc.map(({ type }) => type)).toEqual([
		'paragraph',
		'paragraph',
		'heading',
		'paragraph',
		'heading',
		'bulletList',
		'heading',
		'callout',
		'callout',
		'heading',
		'paragraph'
	]);
	const all = report.doc.map((block) => ('content' in block ? plainText(block.content ?? []) : '')).join(' ');
	for (const word of text.match(/[\w]+/g) ?? []) expect(all).toContain(word);
	expect(findingsOf(report).map((finding) => [plainText(finding.words), finding.source])).toEqual([
		['Leaders must shorten the wait for therapies.', source],
		['Leaders must write plans with families.', source]
	]);
});

test('lines that were wrapped are put together again', () => {
	const wrapped = `Areas for improvement
Leaders must shorten the wait for therapies that children and young people
need, and tell families at every step how long it will still take, and the
reason why it takes so long.

Leaders must write plans with families, so that what a child needs is said
in words that the child and the family know.`;
	expect(findingsOf(reportFrom({ title: 'Report', source, text: wrapped }))).toHaveLength(2);
});
