import { describe, expect, test } from 'vitest';
import type { Mark, TextNode } from '#domain/rich-text.ts';
import { paragraph } from '#domain/rich-text.ts';
import { richTextHtml, textHtml } from '#lib/plan-html/rich-text-html.ts';
import { bullets } from './a-plan.ts';

const link = (href: string): Mark => ({ type: 'link', attrs: { href } });
const node = (text: string, ...marks: Mark[]): TextNode => ({ type: 'text', text, marks });

describe('rich text as HTML', () => {
	test('an item of one paragraph has no paragraph inside', () => {
		expect(richTextHtml(bullets('One', 'Two'))).toBe('<ul><li>One</li><li>Two</li></ul>');
	});
	test('a list in an item stays in it', () => {
		const nested = {
			type: 'orderedList',
			content: [{ type: 'listItem', content: [paragraph('One'), ...bullets('a')] }]
		} as const;
		expect(richTextHtml([nested])).toBe('<ol><li>One<ul><li>a</li></ul></li></ol>');
	});
	test('blank paragraphs, items and lists are left out', () => {
		const blank = {
			type: 'bulletList',
			content: [{ type: 'listItem' }, { type: 'listItem', content: [paragraph(' ')] }]
		} as const;
		expect(richTextHtml([paragraph(''), blank, { type: 'bulletList' }, paragraph('x')])).toBe('<p>x</p>');
	});
	test('bold in italic in one link is one link', () => {
		const nodes = [
			node('a', link('https://example.org/')),
			node('b', { type: 'bold' }, link('https://example.org/')),
			node('c', { type: 'italic' })
		];
		expect(textHtml(nodes)).toBe('<a href="https://example.org/">a<strong>b</strong></a><em>c</em>');
	});
	test('words are escaped in text and in attributes', () => {
		expect(textHtml([node('<b>"&\'</b>', link('https://example.org/?a=1&b=2'))])).toBe(
			'<a href="https://example.org/?a=1&amp;b=2">&lt;b&gt;&quot;&amp;&#39;&lt;/b&gt;</a>'
		);
	});
	test('a link that is refused leaves its words', () => {
		expect(textHtml([node('click', link('javascript:alert(1)'))])).toBe('click');
	});
	test('a block or mark of a newer release is not guessed at', () => {
		const newer = { type: 'video', attrs: { src: 'x' } } as unknown as ReturnType<typeof paragraph>;
		expect(richTextHtml([newer, paragraph('x')])).toBe('<p>x</p>');
		expect(textHtml([node('x', { type: 'blink' } as unknown as Mark)])).toBe('x');
	});
});
