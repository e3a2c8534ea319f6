// "You said, we did" as a public page: server-rendered, no script, by topic and by group, with the way to the words it changed.
import {
	answersAddress,
	currentAddress,
	currentAnswersAddress,
	rowAnchor,
	sectionAnchor,
	versionAddress
} from '#domain/publication.ts';
import { groupWords } from '#domain/groups.ts';
import { answerAnchor, byGroup, byTopic, type ShownAnswer } from '#domain/themes/answers.ts';
import { escapeHtml } from '#lib/plan-html/escape.ts';
import { answersWords as words, decisionWords } from '#lib/words/answers.ts';
import { planWords, publicPageWords } from '#lib/words/publication.ts';
import { pageFrame } from './page-frame.ts';
import type { AnswersOfVersion } from './read-answers.ts';
import type { VersionLine } from './public-page.ts';
import type { Replaced } from './replaced.ts';
import { replacedHtml } from './replaced-html.ts';
import { statementLinks } from './statement-page.ts';

export interface AnswersPage extends AnswersOfVersion {
	readonly plan: string;
	readonly slug: string;
	readonly planTitle: string;
	readonly area: string;
	readonly areaName: string;
	readonly publishedAt: Date;
	/** Versions with answers that can be read. */
	readonly others: readonly VersionLine[];
	/** It is the newest of them. */
	readonly newest: boolean;
	readonly replaced?: Replaced | null;
	readonly origin: string;
}

export function renderAnswers(page: AnswersPage): string {
	const { plan, slug, n } = page;
	const own = answersAddress(plan, slug, n);
	const title = page.planTitle.trim() || planWords.untitled;
	const body =
		`<header class="facing"><p class="top"><b>${escapeHtml(page.areaName)}</b> · ${publicPageWords.planVersion(n)}</p>` +
		`<h1>${words.title}</h1><p class="lead">${escapeHtml(title)}</p><p>${words.says}</p>${replacedHtml(page.replaced)}` +
		`<div class="box"><b>${escapeHtml(words.withVersion(n, page.publishedAt))}</b>` +
		`<p><a href="${escapeHtml(versionAddress(plan, slug, n))}">${words.toVersion(n)}</a></p></div>` +
		`${heardHtml(page)}</header>${contentsHtml(page.answers)}` +
		`<main id="plan" tabindex="-1">${byTopic(page.answers)
			.map((topic, at) => topicHtml(page, topic, at))
			.join('')}</main>${footerHtml(page, own)}`;
	return pageFrame({
		title: `${words.title} · ${title} · ${page.areaName}`,
		description: words.says,
		canonical: page.origin + (page.newest ? currentAnswersAddress(plan, slug) : own),
		skip: words.skip,
		body
	});
}

function heardHtml({ totals }: AnswersPage): string {
	if (totals.length === 0) return '';
	return (
		`<div class="box plain"><b>${words.heard}</b><p>${words.sentence(totals)}</p>` +
		`<p class="small">${words.heardNote}</p></div>`
	);
}

function contentsHtml(answers: readonly ShownAnswer[]): string {
	const topics = byTopic(answers).map(
		({ title }, at) => `<li><a href="#topic-${at + 1}">${escapeHtml(title || words.noTopic)}</a></li>`
	);
	const ofGroups = byGroup(answers).map(
		({ group, answers: theirs }) =>
			`<li><b>${words.saidAbout(group)}</b><ul>${theirs
				.map(
					({ theme, title }) =>
						`<li><a href="#${answerAnchor(escapeHtml(theme))}">${escapeHtml(title)}</a></li>`
				)
				.join('')}</ul></li>`
	);
	return (
		`<nav aria-labelledby="topics"><h2 id="topics">${words.byTopic}</h2><ul>${topics.join('')}</ul></nav>` +
		(ofGroups.length === 0
			? ''
			: `<nav aria-labelledby="groups"><h2 id="groups">${words.byGroup}</h2><ul>${ofGroups.join('')}</ul></nav>`)
	);
}

function topicHtml(
	page: AnswersPage,
	{ title, answers }: ReturnType<typeof byTopic>[number],
	at: number
): string {
	return (
		`<div class="title"><h2 id="topic-${at + 1}">${escapeHtml(title || words.noTopic)}</h2></div>` +
		answers.map((answer) => answerHtml(page, answer)).join('')
	);
}

function answerHtml(page: AnswersPage, answer: ShownAnswer): string {
	const id = answerAnchor(escapeHtml(answer.theme));
	if (answer.redactedAt)
		return `<article class="row answer" id="${id}"><p class="stub">${words.redacted(answer.redactedAt)}</p></article>`;
	const { word, because, shape } = decisionWords[answer.kind];
	const told = words.listed(answer.told.map(words.count));
	const reason = answer.reason.trim();
	return (
		`<article class="row answer" id="${id}" aria-labelledby="${id}-name"><header><h3 id="${id}-name">${escapeHtml(answer.title)}</h3>` +
		`<p class="decision"><span aria-hidden="true">${shape}</span> ${word}</p></header><div class="said">` +
		(told === '' ? '' : `<p><b>${words.saidBy}</b> ${told}</p>`) +
		quotesHtml(answer) +
		`<div><h4>${because}</h4>${reason === '' ? '' : `<p>${escapeHtml(reason)}</p>`}` +
		`<p class="small">${escapeHtml(words.decided(answer.decider, answer.decidedOn))}${
			answer.owner === '' ? '' : ` ${escapeHtml(words.owner(answer.owner))}`
		}</p></div>${changeHtml(page, answer)}</div></article>`
	);
}

function quotesHtml({ quotes, removed }: ShownAnswer): string {
	const said = quotes.map(
		({ group, words: quoted }) =>
			`<blockquote><p>“${escapeHtml(quoted.trim())}”</p><p class="small"><span aria-hidden="true">${groupWords[group].shape}</span> ${words.quote(group)}</p></blockquote>`
	);
	const stubs = removed.map((at) => `<p class="stub">${words.removed(at)}</p>`);
	return said.length + stubs.length === 0
		? ''
		: `<div><h4>${words.quotes}</h4>${said.join('')}${stubs.join('')}</div>`;
}

/** The words before and after; their HTML was made, and escaped, when it was published. */
function changeHtml({ plan, slug, n }: AnswersPage, { part, change }: ShownAnswer): string {
	if (!part || !change) return '';
	const [kind, id = ''] = part.split('.', 2);
	const anchor = kind === 'row' ? rowAnchor(id) : sectionAnchor(id);
	const told = change.changes
		.map(
			({ sentence, html }) =>
				`<p><b>${escapeHtml(sentence)}</b></p>${html === '' ? '' : `<div class="words">${html}</div>`}`
		)
		.join('');
	const link = change.stands
		? `<p><a href="${escapeHtml(versionAddress(plan, slug, n))}#${escapeHtml(anchor)}">${escapeHtml(
				change.title === '' ? words.toPart(n) : words.toPartOf(change.title, n)
			)}</a></p>`
		: '';
	const said = change.withheld
		? `<p class="stub">${words.withheld}</p>`
		: told === ''
			? `<p>${words.unchanged}</p>`
			: `<p class="small">${words.signs}${change.from === null ? '' : ` ${words.since(change.from)}`}</p>${told}`;
	return `<div><h4>${words.changeTitle}</h4>${said}${link}</div>`;
}

function footerHtml({ plan, slug, n, others, origin, area }: AnswersPage, own: string): string {
	const lines = others
		.filter((other) => other.n !== n)
		.sort((a, b) => b.n - a.n)
		.map(
			(other) =>
				`<li><a href="${escapeHtml(answersAddress(plan, other.slug, other.n))}">${words.ofVersion(other.n, other.publishedAt)}</a></li>`
		);
	return (
		`<footer><p><a href="${escapeHtml(currentAddress(plan, slug))}">${words.toPlan}</a></p>` +
		(lines.length === 0
			? ''
			: `<div class="versions"><h2>${words.versions}</h2><ul>${lines.join('')}</ul></div>`) +
		`<p class="small">${publicPageWords.address} <a href="${escapeHtml(own)}">${escapeHtml(origin + own)}</a></p>` +
		`<p class="small">${publicPageWords.madeWith}</p>${statementLinks(area)}</footer>`
	);
}
