import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paragraph } from '#domain/rich-text.ts';
import type { Block, PlanContent } from '#domain/plan.ts';
import { emptySections, outlineOf } from '#lib/plan-html/outline.ts';
import type { VersionLine } from '#server/publication/public-page.ts';
import { renderPage, renderWithdrawn } from '#server/publication/render-page.ts';
import { anyPlanContent } from '#tests/factories.ts';
import { aPage } from './a-page.ts';
import { aPlanContent, aPlanOfRealSize, aRow, words } from './a-plan.ts';
import { elementsOf } from './parsed.ts';

const heading = (id: string, level: number, text: string, ref = ''): Block => ({
	type: 'heading',
	attrs: { id, ref, level },
	content: words(text)
});
const table = (id = 'table1'): Block => ({ type: 'actionTable', attrs: { id, title: '' } });
const rendered = (content: Partial<PlanContent>) => renderPage(aPage(aPlanContent(content)));
const headings = (html: string) => elementsOf(html).filter(({ tag }) => /^h[1-6]$/.test(tag));
const textOf = (html: string) => elementsOf(html)[0]?.text ?? '';
const version = (n: number, withdrawn: VersionLine['withdrawn'] = null): VersionLine => ({
	n,
	slug: `slug-${n}`,
	publishedAt: new Date(`2026-11-2${n}T12:00:00Z`),
	withdrawn
});

describe('parts that are not written yet', () => {
	const doc = [
		heading('one', 1, 'Getting help'),
		{ ...paragraph('We listen.'), attrs: { id: 'p' } },
		heading('two', 1, ''),
		table('unwritten'),
		heading('three', 1, 'How you will know'),
		heading('four', 1, 'In our own words'),
		heading('five', 2, 'A part of it'),
		{ ...paragraph('  '), attrs: { id: 'q' } }
	] as Block[];

	test('an empty table of a part without a title is left out, and says nothing under the part before it', () => {
		const html = rendered({ doc });
		expect(html).not.toContain('There are no actions');
		expect(rendered({ doc: [heading('one', 1, 'Getting help'), table('t')] })).toContain(
			'There are no actions'
		);
	});
	test('headings with nothing under them are counted for whoever publishes', () => {
		expect(emptySections(outlineOf(aPlanContent({ doc })))).toBe(2);
		expect(emptySections(outlineOf(aPlanContent({ doc: doc.slice(0, 2) })))).toBe(0);
	});
});

describe('titles', () => {
	test('the plain title comes first, the official one under it', () => {
		const html = rendered({
			doc: [
				heading('a', 1, '1. Leaders should act', '1.'),
				{ type: 'plainTitle', content: words('You get help') }
			]
		});
		expect(html).toMatch(
			/<h2 id="section-a">.*You get help<\/h2><p class="official">Official title: Leaders should act<\/p>/
		);
	});
	test('without a plain title the official one stands alone, and its number once', () => {
		const html = rendered({ doc: [heading('a', 1, '1.1 Data is gathered', '1.1')] });
		expect(html).toContain('<span class="ref">1.1</span> Data is gathered</h2>');
		expect(html).not.toContain('Official title: Data');
	});
	test('an area’s plain title is used where the section has none', () => {
		const html = rendered({
			areas: { a: { ref: '2', title: 'Official', plainTitle: 'Plain' } },
			doc: [heading('a', 1, 'Official')]
		});
		expect(html).toContain('<span class="ref">2</span> Plain</h2>');
	});
	test('heading levels have no gaps, whatever the document does', () => {
		fc.assert(
			fc.property(anyPlanContent(), (content) => {
				let before = 0;
				for (const { tag } of headings(renderPage(aPage(content)))) {
					const level = Number(tag.slice(1));
					expect(level).toBeLessThanOrEqual(before + 1);
					before = level;
				}
			})
		);
	});
	test('no id stands twice, and every address on the page leads somewhere on it', () => {
		fc.assert(
			fc.property(anyPlanContent(), (content) => {
				const all = elementsOf(renderPage(aPage(content), { back: '/' }));
				const ids = all.flatMap(({ attributes }) =>
					attributes['id'] === undefined ? [] : [attributes['id']]
				);
				expect(new Set(ids).size).toBe(ids.length);
				for (const { attributes } of all)
					if (attributes['href']?.startsWith('#')) expect(ids).toContain(attributes['href'].slice(1));
			})
		);
	});
});

describe('actions', () => {
	test('a blank box says "Not agreed yet", in every column', () => {
		expect(rendered({ doc: [table()], actions: { r: aRow() } }).match(/>Not agreed yet</g)).toHaveLength(9);
		expect(rendered({ doc: [table()], actions: { r: aRow() } })).toContain(
			'1 action. 9 boxes are not agreed yet.'
		);
	});
	test('removed rows, rows whose table is gone, and ids of people never appear', () => {
		const html = rendered({
			doc: [table()],
			actions: {
				r1: aRow({ what: [paragraph('Kept')], responsible: ['person-secret'] }),
				r2: aRow({ what: [paragraph('Removed')], deletedAt: '2026-11-22T10:00:00.000Z' }),
				r3: aRow({ what: [paragraph('Lost')], table: 'elsewhere' })
			}
		});
		expect(html).toContain('Kept');
		expect(html).not.toMatch(/Removed|Lost|person-secret|row-r2|row-r3/);
	});
	test('rows without a printed number are counted through the plan', () => {
		const html = rendered({
			doc: [table(), table('table2')],
			actions: {
				a: aRow(),
				b: aRow({ table: 'table2' }),
				c: aRow({ table: 'table2', ref: 'C9', rank: 'a1' })
			}
		});
		expect(
			headings(html)
				.map(({ text }) => text)
				.filter((text) => text.startsWith('Action'))
		).toEqual(['Action 1', 'Action 2', 'Action C9']);
	});
	test('a table that stands twice is drawn once, then pointed to', () => {
		const html = rendered({ doc: [table(), table()], actions: { a: aRow() } });
		expect(html.match(/id="row-a"/g)).toHaveLength(1);
		expect(html).toContain('<a href="#table-table1">These actions are shown further up.</a>');
	});
	test('due dates are words; what is no date is shown as written', () => {
		expect(rendered({ doc: [table()], actions: { a: aRow({ due: '2027-03-31' }) } })).toContain(
			'Due 31 March 2027'
		);
		expect(rendered({ doc: [table()], actions: { a: aRow({ due: 'soon' }) } })).toContain('Due soon');
	});
	test('printed words about linked areas stay when they say more than the numbers', () => {
		const areas = { x: { ref: '1.1', title: 'Official', plainTitle: 'Plain' } };
		const linked = (text: string) =>
			rendered({
				areas,
				doc: [heading('x', 1, 'Official'), table()],
				actions: { a: aRow({ areas: ['x'], linked: [paragraph(text)] }) }
			});
		expect(linked('1.1')).toContain(
			'<dd><ul class="areas"><li><a href="#section-x">1.1 Plain</a></li></ul></dd>'
		);
		expect(linked('1.1 and others')).toContain('<dd><p>1.1 and others</p><ul class="areas">');
	});
});

describe('what a version is', () => {
	test('it says its number, its day, and that nobody has signed it off', () => {
		const text = textOf(renderPage(aPage(aPlanContent())));
		expect(text).toContain('Version 1, published 22 November 2026');
		expect(text).toContain('No board or partner has signed off this version in Withus.');
		expect(textOf(renderPage(aPage(aPlanContent(), { signedOff: true })))).not.toContain('sign-off');
	});
	test('it says honestly how families took part, or that the plan does not say', () => {
		expect(textOf(renderPage(aPage(aPlanOfRealSize())))).toContain(
			'“Co-production with parent carers is planned'
		);
		expect(textOf(renderPage(aPage(aPlanContent())))).toContain('This plan does not say yet how families');
	});
	test('an older version points to the newest one that can be read', () => {
		const versions = [version(1), version(2), version(3, { at: new Date(0), reason: 'x' })];
		const old = renderPage(aPage(aPlanContent(), { ...version(1), versions }));
		expect(old).toContain('<a href="/p/plan1/slug-2/">Read version 2</a>');
		expect(old).toContain('<link rel="canonical" href="/p/plan1/slug-1/v1/">');
		expect(old).toContain('Version 3, published 23 November 2026</a> (withdrawn on 1 January 1970)');
		const newest = renderPage(
			aPage(aPlanContent(), { ...version(2), versions, origin: 'https://plans.example.org' })
		);
		expect(newest).not.toContain('There is a newer version');
		expect(newest).toContain('<link rel="canonical" href="https://plans.example.org/p/plan1/slug-2/">');
	});
	test('addresses to copy lead to the permanent page, not to whatever is newest', () => {
		const html = renderPage(aPage(aPlanOfRealSize()));
		expect(html).toContain('href="/p/plan1/getting-help-sooner/v1/#row-row1x0"');
		expect(html).toContain('href="/p/plan1/getting-help-sooner/v1/#section-area1-1"');
	});
	test('a preview says that it is one, and has no permanent address', () => {
		const html = renderPage(aPage(aPlanContent()), { back: '/plans/plan1/publish' });
		expect(textOf(html)).toContain('Nobody outside can see it yet');
		expect(html).not.toContain('/p/plan1');
	});
	test('a withdrawn page has none of the plan’s words, and says why and when', () => {
		const gone = version(1, { at: new Date('2026-11-22T10:00:00Z'), reason: 'A figure was wrong.' });
		const text = textOf(
			renderWithdrawn({
				plan: 'plan1',
				area: 'area1',
				areaName: 'Larkshire',
				version: gone,
				versions: [gone, version(2)]
			})
		);
		expect(text).toContain('taken down on 22 November 2026');
		expect(text).toContain('Why: A figure was wrong.');
		expect(text).toContain('Read version 2');
	});
});

test('callouts carry shape and word, and say what they are about when it is more than their section', () => {
	const areas = {
		x: { ref: '1', title: 'X', plainTitle: '' },
		y: { ref: '2', title: 'Y', plainTitle: 'Why' }
	};
	const callout = (covers: string): Block => ({
		type: 'callout',
		attrs: { id: 'c', kind: 'families', covers },
		content: [paragraph('Words')]
	});
	const own = rendered({ areas, doc: [heading('x', 1, 'X'), callout('x')] });
	expect(own).toContain(
		'<span class="shape" aria-hidden="true">●</span> What families told us</h3><p>Words</p>'
	);
	expect(rendered({ areas, doc: [heading('x', 1, 'X'), callout('x y')] })).toContain('This is about:');
	expect(
		rendered({ areas, doc: [{ type: 'callout', attrs: { id: 'c', kind: 'families', covers: '' } }] })
	).not.toContain('callout families');
});

test('the contents list nests second-level sections under their first-level one', () => {
	const html = rendered({
		doc: [
			heading('a', 1, 'A'),
			heading('b', 2, 'B'),
			heading('c', 2, 'C'),
			heading('d', 1, 'D'),
			heading('e', 3, 'E')
		]
	});
	expect(html).toContain(
		'<ul><li><a href="#section-a">A</a><ul><li><a href="#section-b">B</a></li><li><a href="#section-c">C</a></li></ul></li><li><a href="#section-d">D</a></li></ul>'
	);
});

test('there is no script in any page', () => {
	expect(renderPage(aPage(aPlanOfRealSize()))).not.toMatch(/<script|javascript:|\son\w+=/i);
});
