// The easy-read twin of a version as a public page: large words, a picture for each, no script.
import { pictureOf } from '#domain/easy-read/symbol-set.ts';
import type { FrozenTwin } from '#domain/easy-read/frozen-twin.ts';
import { readPictureAddress } from '#domain/picture-address.ts';
import {
	currentAddress,
	currentEasyReadAddress,
	easyReadAddress,
	versionAddress
} from '#domain/publication.ts';
import { easyReadContents, easyReadCredits, easyReadHtml } from '#lib/plan-html/easy-read-html.ts';
import { escapeHtml } from '#lib/plan-html/escape.ts';
import { easyReadPageWords as words } from '#lib/words/easy-read.ts';
import { planWords, publicPageWords } from '#lib/words/publication.ts';
import { pageFrame } from './page-frame.ts';
import { newestOf, type VersionLine } from './public-page.ts';
import type { Replaced } from './replaced.ts';
import { replacedHtml } from './replaced-html.ts';
import { statementLinks } from './statement-page.ts';

export interface EasyReadPage extends VersionLine {
	readonly plan: string;
	readonly area: string;
	readonly areaName: string;
	readonly twin: FrozenTwin;
	readonly redactedAt: Date | null;
	readonly replaced?: Replaced | null;
	/** The drawings, by concept. */
	readonly symbols: ReadonlyMap<string, string>;
	/** Every version of the plan that was ever published. */
	readonly versions: readonly VersionLine[];
	/** It is the newest twin that can be read. */
	readonly newest: boolean;
	readonly origin: string;
}

export function renderEasyRead(page: EasyReadPage): string {
	const { plan, slug, n, twin } = page;
	const own = easyReadAddress(plan, slug, n);
	const whole = versionAddress(plan, slug, n);
	const title = twin.title.trim() || planWords.untitled;
	const newestPlan = newestOf(page.versions);
	const newer = page.newest
		? newestPlan && newestPlan.n > n
			? `<a href="${escapeHtml(currentAddress(plan, newestPlan.slug))}">${words.toNewerPlan(newestPlan.n)}</a>`
			: ''
		: `<a href="${escapeHtml(currentEasyReadAddress(plan, slug))}">${words.toNewer}</a>`;
	const body =
		`<div class="easy"><header class="facing"><p class="top"><b>${escapeHtml(page.areaName)}</b> · ${words.title}</p>` +
		`<h1>${escapeHtml(title)}</h1>` +
		replacedHtml(page.replaced) +
		(newer === '' ? '' : `<div class="box warn"><b>${words.newer}</b>${newer}</div>`) +
		`<p class="small">${escapeHtml(words.version(n, page.publishedAt))}</p>` +
		(page.redactedAt ? `<p class="stub">${words.removed(page.redactedAt)}</p>` : '') +
		`<p><a href="${escapeHtml(whole)}">${words.toPlan}</a></p></header>` +
		easyReadContents(twin) +
		`<main id="plan" tabindex="-1">${easyReadHtml(twin, (concept) => sourceOf(page, concept))}</main>` +
		`<footer><p><a href="${escapeHtml(whole)}">${words.toPlan}</a></p>${easyReadCredits(twin)}` +
		`<p class="small">${publicPageWords.address} <a href="${escapeHtml(own)}">${escapeHtml(page.origin + own)}</a></p>` +
		`${statementLinks(page.area)}<p class="small">${publicPageWords.madeWith}</p></footer></div>`;
	return pageFrame({
		title: `${words.title}: ${title} · ${page.areaName}`,
		description: '',
		canonical: page.origin + (page.newest ? currentEasyReadAddress(plan, slug) : own),
		skip: words.skip,
		body
	});
}

/** A drawing stands inside the page; a picture of somebody's own lies beside the page of its version. */
function sourceOf({ plan, slug, n, twin, symbols }: EasyReadPage, concept: string): string | null {
	const own = readPictureAddress(
		twin.pictures.some((picture) => picture.concept === concept)
			? (pictureOf(concept, twin.pictures)?.src ?? '')
			: ''
	);
	if (own) return escapeHtml(`${versionAddress(plan, slug, n)}pictures/${own.name}`);
	return symbols.get(concept) ?? null;
}
