import { describe, expect, test } from 'vitest';
import { linkedHtml, statementHtml } from '#lib/plan-html/statement-html.ts';
import { readyMade } from '#lib/words/statements.ts';
import { renderStatement } from '#server/publication/statement-page.ts';
import { statementKinds } from '#domain/statements/statement.ts';
import { elementsOf } from './parsed.ts';

const area = { area: 'area1', areaName: 'Larkshire', contact: 'SEND team, send@example.org' };

describe('the pages the law asks for', () => {
	test.each(statementKinds)('%s: ready-made words make a whole page that leads to the other one', (kind) => {
		const html = renderStatement(area, { kind, words: readyMade[kind]('Larkshire'), changedAt: null });
		const elements = elementsOf(html);
		expect(elements.filter(({ tag }) => tag === 'h1')).toHaveLength(1);
		expect(elements.filter(({ tag }) => tag === 'h2').length).toBeGreaterThan(4);
		expect(elements.filter(({ tag }) => tag === 'script')).toEqual([]);
		const other = kind === 'privacy' ? 'accessibility' : 'privacy';
		expect(html).toContain(`href="/a/area1/${other}/"`);
		expect(html).not.toContain(`href="/a/area1/${kind}/"`);
		expect(html).toContain('href="mailto:send@example.org"');
		expect(html).not.toMatch(/undefined|null|\$\{/);
	});

	test('says so where nobody is named to write to', () => {
		const html = renderStatement(
			{ ...area, contact: '' },
			{ kind: 'privacy', words: 'a', changedAt: new Date('2026-03-05T09:00:00Z') }
		);
		expect(html).toContain('Larkshire has not said here yet whom to write to.');
		expect(html).toContain('Changed on 5 March 2026.');
	});

	test('addresses become links and end where their sentence ends', () => {
		expect(linkedHtml('See https://example.org/a?b=1&c=2, or write to a.b@example.org.')).toBe(
			'See <a href="https://example.org/a?b=1&amp;c=2">https://example.org/a?b=1&amp;c=2</a>, or write to <a href="mailto:a.b@example.org">a.b@example.org</a>.'
		);
	});

	test.each([
		'<script>alert(1)</script>',
		'javascript:alert(1)',
		'https://a@b" onmouseover=alert(1)//',
		'# <img src=x onerror=alert(1)>',
		'- <a href="javascript:alert(1)">x</a>',
		'"><svg onload=alert(1)>@example.org'
	])('whatever is typed stays words: %s', (payload) => {
		const elements = elementsOf(`<div>${statementHtml(payload)}</div>`);
		expect(
			elements.every(({ tag }) => ['html', 'head', 'body', 'div', 'p', 'h2', 'ul', 'li', 'a'].includes(tag))
		).toBe(true);
		expect(statementHtml(payload)).not.toMatch(/<[^>]*(javascript:|\son[a-z]+=)/i);
	});
});
