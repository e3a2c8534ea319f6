// News about published plans as Atom, for feed readers and for the sites of others. The words of a withdrawn version are not in it.
import { areaFeedAddress, currentAddress, feedAddress, versionAddress } from '#domain/publication.ts';
import { escapeHtml } from '#lib/plan-html/escape.ts';
import { feedWords as words, planWords, replacedWords } from '#lib/words/publication.ts';
import type { PublicPage } from './public-page.ts';

/** As many as a reader keeps; older versions stand on the plan's page. */
const mostEntries = 50;
/** Sentences of one entry. */
const mostSentences = 12;

export type FeedVersion = Pick<
	PublicPage,
	| 'plan'
	| 'n'
	| 'slug'
	| 'areaName'
	| 'content'
	| 'publishedAt'
	| 'withdrawn'
	| 'changed'
	| 'corrections'
	| 'replaced'
>;

/** Of one plan: every version that was ever public. */
export function feedOfPlan(versions: readonly FeedVersion[], origin: string): string {
	const newest = versions.findLast(({ withdrawn }) => withdrawn === null) ?? versions.at(-1)!;
	const title = newest.withdrawn ? newest.areaName : titleOf(newest);
	return feed({
		id: `urn:withus:plan:${newest.plan}`,
		title,
		author: newest.areaName,
		self: origin + feedAddress(newest.plan, newest.slug),
		page: origin + currentAddress(newest.plan, newest.slug),
		entries: entriesOf(versions, origin)
	});
}

/** Of an area: what the feeds of its plans have. */
export function feedOfArea(
	area: { readonly id: string; readonly name: string },
	entries: readonly FeedEntry[],
	origin: string
): string {
	const self = origin + areaFeedAddress(area.id);
	const title = words.ofArea(area.name);
	return feed({ id: `urn:withus:area:${area.id}`, title, author: area.name, self, page: null, entries });
}

export interface FeedEntry {
	readonly id: string;
	readonly title: string;
	readonly address: string;
	readonly updated: string;
	readonly says: string;
}

/** Every version, and that another plan took the place of this one. */
export function entriesOf(versions: readonly FeedVersion[], origin: string): FeedEntry[] {
	const newest = versions.findLast(({ withdrawn }) => withdrawn === null);
	const { replaced, plan, slug } = newest ?? {};
	const entries = versions.map((version) => entryOf(version, origin));
	if (!newest || !replaced || !plan || !slug) return entries;
	const title = titleOf(newest);
	return [
		...entries,
		{
			id: `urn:withus:plan:${plan}:replaced`,
			title: replaced.by ? replacedWords.feed(title) : replacedWords.feedEnded(title),
			address: origin + currentAddress(plan, slug),
			updated: replaced.at.toISOString(),
			says: replaced.by ? replacedWords.replaced(replaced.at) : replacedWords.nothingFollows
		}
	];
}

function entryOf(version: FeedVersion, origin: string): FeedEntry {
	const { plan, n, slug, publishedAt, withdrawn, corrections = [] } = version;
	const times = [publishedAt, ...corrections.map(({ at }) => at), ...(withdrawn ? [withdrawn.at] : [])];
	return {
		id: `urn:withus:plan:${plan}:v${n}`,
		title: withdrawn ? words.withdrawn(n) : words.published(titleOf(version), n),
		address: origin + versionAddress(plan, slug, n),
		updated: new Date(Math.max(...times.map((at) => at.getTime()))).toISOString(),
		says: withdrawn ? words.why(withdrawn.reason) : saysOf(version)
	};
}

function saysOf({ changed, corrections = [] }: FeedVersion): string {
	const told = changed
		? changed.sentences.slice(0, mostSentences)
		: changed === undefined
			? [words.first]
			: [];
	const slips = corrections.length > 0 ? [words.corrected(corrections.length)] : [];
	return [...told, ...slips].join(' ');
}

function titleOf({ content: { meta } }: FeedVersion): string {
	return meta.plainTitle.trim() || meta.title.trim() || planWords.untitled;
}

interface Feed {
	readonly id: string;
	readonly title: string;
	readonly author: string;
	readonly self: string;
	readonly page: string | null;
	readonly entries: readonly FeedEntry[];
}

function feed({ id, title, author, self, page, entries }: Feed): string {
	const shown = [...entries].sort((a, b) => (a.updated < b.updated ? 1 : -1)).slice(0, mostEntries);
	const written = shown.map(
		(entry) =>
			`<entry><id>${xml(entry.id)}</id><title>${xml(entry.title)}</title><updated>${entry.updated}</updated>` +
			`<link rel="alternate" type="text/html" href="${xml(entry.address)}"/><summary>${xml(entry.says)}</summary></entry>`
	);
	return (
		'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">' +
		`<id>${xml(id)}</id><title>${xml(title)}</title><updated>${shown[0]?.updated ?? new Date(0).toISOString()}</updated>` +
		`<author><name>${xml(author)}</name></author><link rel="self" type="application/atom+xml" href="${xml(self)}"/>` +
		(page === null ? '' : `<link rel="alternate" type="text/html" href="${xml(page)}"/>`) +
		`${written.join('')}</feed>`
	);
}

/** Two signs that HTML may hold and XML may not. */
function xml(text: string): string {
	return escapeHtml(text.replaceAll(/[\ufffe\uffff]/g, '\uFFFD'));
}
