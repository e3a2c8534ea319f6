import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import type { PlanContent } from '#domain/plan.ts';
import { actionColumnIds } from '#domain/action-row.ts';
import { paragraph, type TextNode } from '#domain/rich-text.ts';
import { safeHref } from '#lib/plan-html/safe-link.ts';
import { renderPage, renderWithdrawn } from '#server/publication/render-page.ts';
import { aPage } from './a-page.ts';
import { aRow } from './a-plan.ts';
import { goodLinks, linkPayloads, wordPayloads } from './payloads.ts';

/** The payload in every place where somebody's words reach the page. */
function everywhere(words: string, text: TextNode = { type: 'text', text: words }): PlanContent {
	const cells = Object.fromEntries(
		actionColumnIds.map((column) => [column, [{ type: 'paragraph', content: [text] }]])
	);
	return {
		schema: 1,
		meta: {
			title: words,
			plainTitle: `plain ${words}`,
			kind: 'afi',
			period: words,
			coProductionStatus: words
		},
		areas: { one: { ref: words, title: words, plainTitle: words } },
		doc: [
			{ type: 'heading', attrs: { id: words, ref: words, level: 1 }, content: [text] },
			{ type: 'plainTitle', content: [{ ...text, text: `plain ${words}` }] },
			{ type: 'heading', attrs: { id: 'one', ref: '1', level: 2 }, content: [text] },
			{ type: 'paragraph', content: [text] },
			{
				type: 'bulletList',
				content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [text] }] }]
			},
			{
				type: 'callout',
				attrs: { id: words, kind: 'families', covers: `one ${words}` },
				content: [{ type: 'paragraph', content: [text] }]
			},
			{ type: 'image', attrs: { id: words, src: words, alt: words } },
			{ type: 'actionTable', attrs: { id: words, title: words } }
		],
		actions: {
			[words]: aRow({
				...cells,
				table: words,
				ref: words,
				due: words,
				areas: ['one', words],
				responsible: [words]
			})
		}
	};
}

const elements = new Set(
	'HTML HEAD META TITLE LINK STYLE BODY A DIV HEADER P B H1 H2 H3 H4 H5 H6 NAV UL OL LI MAIN SPAN ARTICLE DL DT DD FOOTER CODE STRONG EM'.split(
		' '
	)
);
const attributes = new Set(
	'lang charset name content http-equiv rel href class id tabindex role aria-labelledby aria-hidden'.split(
		' '
	)
);

/** Everything in the page that we did not write ourselves. */
function strangers(html: string): string[] {
	const all = [...new JSDOM(html).window.document.querySelectorAll('*')];
	return all.flatMap((element) => [
		...(elements.has(element.tagName) ? [] : [element.tagName]),
		...[...element.attributes]
			.filter(({ name }) => !attributes.has(name))
			.map(({ name }) => `${element.tagName} ${name}`),
		...[...element.attributes]
			.filter(
				({ name, value }) =>
					name === 'href' && !/^(#|\/p\/|https:\/\/|mailto:|tel:|http:\/\/|data:,$)/.test(value)
			)
			.map(({ value }) => value)
	]);
}

describe('whatever is written stays words', () => {
	test.each(wordPayloads)('%j', (payload) => {
		const html = renderPage({ ...aPage(everywhere(payload)), areaName: payload });
		expect(strangers(html)).toEqual([]);
		const seen = new JSDOM(html).window.document.querySelector('main')?.textContent ?? '';
		expect(seen).toContain(payload.replaceAll('\u0000', ''));
		const version = {
			n: 1,
			slug: 'x',
			publishedAt: new Date(0),
			withdrawn: { at: new Date(0), reason: payload }
		};
		expect(
			strangers(renderWithdrawn({ plan: 'p', areaName: payload, version, versions: [version] }))
		).toEqual([]);
	});
});

describe('a link that is not on the list becomes words', () => {
	test.each(linkPayloads)('%j', (href) => {
		expect(safeHref(href)).toBeNull();
		const html = renderPage(
			aPage(
				everywhere('Press here', {
					type: 'text',
					text: 'Press here',
					marks: [{ type: 'link', attrs: { href } }]
				})
			)
		);
		expect(strangers(html)).toEqual([]);
		const links = [...new JSDOM(html).window.document.querySelectorAll('main a')].map(
			(a) => a.getAttribute('href') ?? ''
		);
		expect(links.filter((link) => !/^(#|\/p\/)/.test(link))).toEqual([]);
	});
});

test.each(goodLinks)('a good link stays one: %s', (href) => {
	expect(safeHref(href)?.toLowerCase().slice(0, 8)).toBe(href.toLowerCase().slice(0, 8));
});

test('a mark with other attributes than href brings none of them', () => {
	const mark = {
		type: 'link',
		attrs: { href: 'https://example.org/', target: '_blank', onclick: 'alert(1)', class: 'x', style: 'x' }
	} as const;
	const html = renderPage(
		aPage({
			...everywhere('x'),
			doc: [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [mark] }] }]
		})
	);
	expect(html).toContain('<a href="https://example.org/">x</a>');
});

test.each([
	'data:image/svg+xml;base64,AAAA',
	'https://evil.example/x.png',
	'javascript:alert(1)',
	'data:image/png;base64,AA" onerror="alert(1)',
	'//evil.example/x.png',
	'/pictures/abc'
])('a picture from %s is told in words only', (src) => {
	const html = renderPage(
		aPage({ ...everywhere('x'), doc: [{ type: 'image', attrs: { id: 'i', src, alt: 'A queue' } }] })
	);
	expect(html).not.toContain('<img');
	expect(html).toContain('Picture: A queue');
});

test('words that are no words (a newer release, a broken store) do not break the page', () => {
	const doc = [
		{ type: 'paragraph', content: [{ type: 'text', text: 5, marks: [{ type: 'link' }] }] },
		{ type: 'hologram' },
		paragraph('x')
	];
	expect(() =>
		renderPage(aPage({ ...everywhere('x'), doc: doc as unknown as PlanContent['doc'] }))
	).not.toThrow();
});
