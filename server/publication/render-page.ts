// One version of a plan as a public page: server-rendered, no script, words first.
import type { PlanContent } from '#domain/plan.ts';
import {
	currentAddress,
	embedAddress,
	feedAddress,
	feedbackAddress,
	previewAddress,
	versionAddress
} from '#domain/publication.ts';
import { stateOfRound } from '#domain/rounds/round.ts';
import { whenWords } from '#lib/words/rounds.ts';
import { escapeHtml } from '#lib/plan-html/escape.ts';
import { countsOf, outlineOf } from '#lib/plan-html/outline.ts';
import { contentsHtml, planHtml, type PartLink } from '#lib/plan-html/plan-html.ts';
import { versionFactsWords } from '#lib/words/version-facts.ts';
import { answersWords } from '#lib/words/answers.ts';
import { easyReadPageWords } from '#lib/words/easy-read.ts';
import { planWords, publicPageWords as words } from '#lib/words/publication.ts';
import { agreedHtml, agreedLine } from './agreed-html.ts';
import { noticePage, pageFrame } from './page-frame.ts';
import { newestOf, type PublicPage, type VersionLine } from './public-page.ts';
import { statementLinks } from './statement-page.ts';
import type { Replaced } from './replaced.ts';
import { replacedHtml } from './replaced-html.ts';
import { factsHtml, factsLines, fingerprintsHtml } from './version-facts-html.ts';

/**
 * The page of a version, or, with `preview`, the page as it would be: unpublished, with a way back and addresses that
 * work on the page itself.
 */
export function renderPage(page: PublicPage, preview?: { readonly back: string }): string {
	const { content, n, plan, slug } = page;
	const parts = outlineOf(content);
	const own = versionAddress(plan, slug, n);
	const newest = newestOf(page.versions);
	const isNewest = newest?.n === n;
	const title = content.meta.plainTitle.trim() || content.meta.title.trim() || planWords.untitled;
	const contents = contentsHtml(parts);
	const { actions, gaps } = countsOf(parts);
	const top =
		`<header class="facing"><p class="top"><b>${escapeHtml(page.areaName)}</b> · ${words.planVersion(n)}</p>` +
		`<h1${title.length > 60 ? ' class="long"' : ''}>${escapeHtml(title)}</h1>${officialHtml(content, title)}` +
		(preview
			? `<div class="box warn preview"><b>${words.preview}</b><a href="${escapeHtml(preview.back)}">${words.back}</a></div>`
			: '') +
		(preview ? '' : replacedHtml(page.replaced)) +
		(!preview && newest && !isNewest
			? `<div class="box warn"><b>${words.newer}</b><a href="${escapeHtml(currentAddress(plan, newest.slug))}">${words.readNewest(newest.n)}</a></div>`
			: '') +
		statusHtml(page, actions, gaps, preview !== undefined) +
		easyReadHtml(page) +
		answersHtml(page) +
		(preview || !isNewest ? '' : roundsHtml(page)) +
		'</header>';
	const body =
		top +
		(contents === ''
			? ''
			: `<nav aria-labelledby="contents"><h2 id="contents">${words.contents}</h2>${contents}</nav>`) +
		`<main id="plan" tabindex="-1">${planHtml(content, parts, preview ? '' : own, page.answers?.whose, preview ? undefined : waysOn(page, newest))}</main>` +
		(page.agreed ? agreedHtml(page.agreed) : '') +
		(preview ? '' : factsHtml(page)) +
		(preview ? '' : footerHtml(page, own));
	return pageFrame({
		title: `${title} · ${page.areaName}`,
		description: content.meta.plainTitle.trim() === '' ? '' : content.meta.title.trim(),
		canonical: preview ? '' : page.origin + (isNewest && newest ? currentAddress(plan, newest.slug) : own),
		...(preview || page.origin === ''
			? {}
			: { card: { image: page.origin + previewAddress(plan, slug, n), site: page.areaName, name: title } }),
		...(preview ? {} : { feed: page.origin + feedAddress(plan, slug) }),
		hidden: preview !== undefined,
		body
	});
}

/** From each part of an older version to the same part of the newest; from those of the newest to a box for saying something. */
function waysOn(page: PublicPage, newest: VersionLine | null): PartLink | undefined {
	const { plan, n, origin, newestParts } = page;
	if (!newest || newest.n === n)
		return page.replaced
			? undefined
			: (part) => ({ href: origin + feedbackAddress(plan, part), says: versionFactsWords.sayHere });
	const there = currentAddress(plan, newest.slug);
	return (part) =>
		newestParts?.has(part)
			? { href: `${there}#${part.replace('.', '-')}`, says: versionFactsWords.readHere(newest.n) }
			: null;
}

function officialHtml({ meta }: PlanContent, title: string): string {
	const official = meta.title.trim();
	const period = meta.period.trim();
	return (
		(official === '' || official === title
			? ''
			: `<p class="official">${planWords.official} ${escapeHtml(official)}</p>`) +
		(period === '' ? '' : `<p class="period">${words.period} ${escapeHtml(period)}</p>`)
	);
}

/** What this version is and is not: nothing here may sound better than it was. */
function statusHtml(page: PublicPage, actions: number, gaps: number, preview: boolean): string {
	const says = page.content.meta.coProductionStatus.trim();
	return (
		`<div class="boxes"><div class="box"><b>${preview ? words.previewVersion(page.n) : words.version(page.n, page.publishedAt)}</b>` +
		(page.agreed ? agreedLine(page.agreed) : page.signedOff ? '' : `<p>${words.notSignedOff}</p>`) +
		(actions === 0 ? '' : `<p>${planWords.counts(actions, gaps)}</p>`) +
		(preview ? '' : factsLines(page)) +
		`</div><div class="box plain"><b>${words.coProduction}</b>` +
		(says === ''
			? `<p>${words.coProductionSilent}</p>`
			: `<p>${words.coProductionSays} “${escapeHtml(says)}”</p>`) +
		'</div></div>'
	);
}

/** Each with its dates and where one reads it; without script, like everything here. */
function roundsHtml({ rounds = [], origin, now = new Date() }: PublicPage): string {
	return rounds
		.map((round) => {
			const open = stateOfRound(round, now) !== 'closed';
			return (
				`<div class="box"><b>${words.round} ${escapeHtml(round.title)}</b><p>${escapeHtml(whenWords(round, now))}</p>` +
				`<a href="${escapeHtml(`${origin}/c/${round.code}`)}">${open ? words.toRound : words.toClosedRound}</a></div>`
			);
		})
		.join('');
}

function easyReadHtml({ easyRead }: PublicPage): string {
	if (!easyRead) return '';
	if ('promised' in easyRead) return `<p>${escapeHtml(easyReadPageWords.promised(easyRead.promised))}</p>`;
	return `<p class="to-easy"><a href="${escapeHtml(easyRead.address)}">${easyReadPageWords.fromPlan}</a></p>`;
}

function answersHtml({ answers, n }: PublicPage): string {
	if (!answers) return '';
	const says = answers.n === n ? answersWords.fromPlan : answersWords.fromPlanBefore(answers.n);
	return `<p><a href="${escapeHtml(answers.address)}">${says}</a></p>`;
}

function footerHtml(page: PublicPage, own: string): string {
	const lines = [...page.versions]
		.sort((a, b) => b.n - a.n)
		.map((version) => {
			const name = escapeHtml(words.version(version.n, version.publishedAt));
			const more = version.withdrawn
				? words.withdrawnOn(version.withdrawn.at)
				: version.n === page.n
					? words.thisVersion
					: '';
			const linked =
				version.n === page.n
					? name
					: `<a href="${escapeHtml(versionAddress(page.plan, version.slug, version.n))}">${name}</a>`;
			return `<li>${linked}${more === '' ? '' : ` (${more})`}</li>`;
		});
	const { plan, slug, origin } = page;
	return (
		'<footer>' +
		(page.replaced
			? ''
			: `<p><a href="${escapeHtml(origin + feedbackAddress(plan))}">${versionFactsWords.say}</a></p>`) +
		`<div class="versions"><h2>${words.versions}</h2><ul>${lines.join('')}</ul></div>` +
		`<p class="small">${words.address} <a href="${escapeHtml(own)}">${escapeHtml(page.origin + own)}</a></p>` +
		`<p class="small">${words.fingerprint} <code>${escapeHtml(page.hash)}</code></p>${fingerprintsHtml(page)}` +
		`<p class="small"><a href="${escapeHtml(feedAddress(plan, slug))}">${versionFactsWords.feed}</a></p>` +
		`<p class="small"><a href="${escapeHtml(embedAddress(plan, slug))}">${versionFactsWords.embed}</a></p>${statementLinks(page.area)}<p class="small">${words.madeWith}</p></footer>`
	);
}

/** What stands at the address of a withdrawn version. The plan's own words, its title too, are gone from it. */
export function renderWithdrawn(page: {
	plan: string;
	area: string;
	areaName: string;
	replaced?: Replaced | null;
	version: VersionLine;
	versions: readonly VersionLine[];
}): string {
	const { version, versions, plan, area, areaName } = page;
	const newest = newestOf(versions);
	const when = version.withdrawn ? words.withdrawnWhen(version.n, version.withdrawn.at) : '';
	const why = `${words.withdrawnWhy} ${version.withdrawn?.reason ?? ''}`;
	const onward = newest
		? `<p><a href="${escapeHtml(currentAddress(plan, newest.slug))}">${words.readNewest(newest.n)}</a></p>`
		: '';
	return noticePage(
		words.withdrawnTitle,
		[areaName, when, why].filter((line) => line.trim() !== ''),
		replacedHtml(page.replaced) + onward + statementLinks(area)
	);
}
