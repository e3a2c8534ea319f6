// The accessibility statement and the privacy notice of an area, as public pages.
import { statementAddress, statementKinds, type StatementKind } from '#domain/statements/statement.ts';
import { escapeHtml } from '#lib/plan-html/escape.ts';
import { linkedHtml, statementHtml } from '#lib/plan-html/statement-html.ts';
import { statementTitles, statementWords as words } from '#lib/words/statements.ts';
import { pageFrame } from './page-frame.ts';
import type { Statement, Statements } from './statements.ts';

/** One of the two pages. */
export function renderStatement(
	{ area, areaName, contact }: Omit<Statements, 'statements'>,
	{ kind, words: typed, changedAt }: Statement
): string {
	const ask =
		contact === '' ? `<p>${escapeHtml(words.pageNoContact(areaName))}</p>` : `<p>${linkedHtml(contact)}</p>`;
	return pageFrame({
		title: `${statementTitles[kind]} · ${areaName}`,
		body:
			`<header class="facing"><p class="top"><b>${escapeHtml(areaName)}</b></p><h1>${statementTitles[kind]}</h1></header>` +
			`<main id="plan" tabindex="-1">${statementHtml(typed)}<h2>${words.pageContact}</h2>${ask}</main>` +
			`<footer>${statementLinks(area, kind)}${changedAt ? `<p class="small">${words.pageChanged(changedAt)}</p>` : ''}</footer>`
	});
}

/** The way to both pages, at the foot of every public page. */
export function statementLinks(area: string, here?: StatementKind): string {
	const links = statementKinds.map((kind) =>
		kind === here
			? statementTitles[kind]
			: `<a href="${escapeHtml(statementAddress(area, kind))}">${statementTitles[kind]}</a>`
	);
	return `<p class="small">${links.join(' · ')}</p>`;
}
