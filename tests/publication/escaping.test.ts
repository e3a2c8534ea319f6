import { describe, expect, test } from 'vitest';
import { schemaVersion, type PlanContent } from '#domain/plan.ts';
import { actionColumnIds } from '#domain/action-row.ts';
import { paragraph, type TextNode } from '#domain/rich-text.ts';
import { safeHref } from '#lib/plan-html/safe-link.ts';
import { renderPage, renderWithdrawn } from '#server/publication/render-page.ts';
import { aPage } from './a-page.ts';
import { aRow } from './a-plan.ts';
import { elementsOf } from './parsed.ts';
import { goodLinks, linkPayloads, wordPayloads } from './payloads.ts';

/** The payload in every place where somebody's words reach the page. */
function everywhere(words: string, text: TextNode = { type: 'text', text: words }): PlanContent {
	const cells = Object.fromEntries(
		actionColumnIds.map((column) => [column, [{ type: 'paragraph', content: [text] }]])
	);
	return {
		schema: schemaVersion,
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

const tags = new Set(
	'html head meta title link style body a div header p b h1 h2 h3 h4 h5 h6 nav ul ol li main span article dl dt dd footer code strong em'.split(
		' '
	)
);
const names = new Set(
	'lang charset name content http-equiv rel type href class id tabindex role aria-labelledby aria-hidden'.split(
		' '
	)
);
const leadsTo =
	/^(#|\/p\/|\/a\/[^/]+\/(accessibility|privacy)\/$|\/say\/plan1(\?about=[\w.%!'()*~-]+)?$|https?:\/\/|mailto:|tel:|data:,$)/;

/** Everything in the page that we did not write ourselves. */
function strangers(html: string): string[] {
	return elementsOf(html).flatMap(({ tag, attributes }) => [
		...(tags.has(tag) ? [] : [tag]),
		...Object.keys(attributes).filter((name) => !names.has(name)),
		...Object.entries(attributes).flatMap(([name, value]) =>
			name === 'href' && !leadsTo.test(value) ? [value] : []
		)
	]);
}

describe('whatever is written stays words', () => {
	test.each(wordPayloads)('%j', (payload) => {
		const html = renderPage({ ...aPage(everywhere(payload)), areaName: payload });
		expect(strangers(html)).toEqual([]);
		const seen = elementsOf(html).find(({ tag }) => tag === 'main')?.text ?? '';
		expect(seen).toContain(payload.replaceAll('\u0000', ''));
		const version = {
			n: 1,
			slug: 'x',
			publishedAt: new Date(0),
			withdrawn: { at: new Date(0), reason: payload }
		};
		expect(
			strangers(renderWithdrawn({ plan: 'p', area: 'a', areaName: payload, version, versions: [version] }))
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
		const links = elementsOf(html).flatMap(({ tag, attributes, within }) =>
			tag === 'a' && within.includes('main') ? [attributes['href'] ?? ''] : []
		);
		expect(links.filter((link) => !/^(#|\/p\/|\/say\/)/.test(link))).toEqual([]);
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
	'/pictures/abc',
	`/pictures/${'a'.repeat(64)}-8x8.svg`,
	`/pictures/${'a'.repeat(64)}-8x8.png/../../../x`
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

test('a picture of ours stands beside its page, with its size and its words', () => {
	const src = `/pictures/${'a'.repeat(64)}-800x600.jpg`;
	const html = renderPage(
		aPage({ ...everywhere('x'), doc: [{ type: 'image', attrs: { id: 'i', src, alt: 'A "queue"' } }] })
	);
	expect(html).toContain(
		`<img src="pictures/${'a'.repeat(64)}-800x600.jpg" width="800" height="600" loading="lazy" alt="A &quot;queue&quot;">`
	);
});
