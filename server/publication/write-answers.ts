// The files of "You said, we did", beside the pages of the versions they went out with.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { answersAddress } from '#domain/publication.ts';
import { answerAnchor } from '#domain/themes/answers.ts';
import { planFolder, versionFolder, type Manifest } from './manifest.ts';
import type { AnswersOfVersion } from './read-answers.ts';
import type { PublishedVersion } from './read.ts';
import { renderAnswers } from './render-answers.ts';
import type { AnswersLinks } from './public-page.ts';
import { allThere, writePage, type FilesPlace } from './write-page.ts';

interface Writing {
	readonly place: FilesPlace;
	readonly version: PublishedVersion;
	readonly versions: readonly PublishedVersion[];
	/** Of every version that has some and can be read, oldest first. */
	readonly answers: readonly AnswersOfVersion[];
}

/** Writes the page of a version, and the current one when it is the newest. Its tag; null when there are no answers. */
export async function writeAnswers(
	{ place, version, versions, answers }: Writing,
	before: Manifest | null
): Promise<string | null> {
	const own = answers.find(({ n }) => n === version.n);
	if (!own) return null;
	const newest = answers.at(-1)?.n === version.n;
	const { plan, slug, n, area, areaName, publishedAt, content, replaced } = version;
	const html = renderAnswers({
		...own,
		...{ plan, slug, area, areaName, publishedAt, newest, replaced: replaced ?? null },
		planTitle: content.meta.plainTitle.trim() || content.meta.title.trim(),
		others: versions.filter((each) => answers.some((with_) => with_.n === each.n)),
		origin: place.origin
	});
	const tag = createHash('sha256').update(html).digest('hex').slice(0, 32);
	const files = [path.join(versionFolder(place.dir, plan, n), 'answers', 'index.html')];
	if (newest) files.push(path.join(planFolder(place.dir, plan), 'answers', 'index.html'));
	const same = before?.versions[n]?.answers === tag && before.answers === (answers.at(-1)?.n ?? null);
	if (!same || !(await allThere(files))) await writePage(files, html);
	return tag;
}

/** From the page of a version: to its own answers, or the newest before it, and from each part to the words that changed it. */
export function answersLinks(
	version: PublishedVersion,
	versions: readonly PublishedVersion[],
	answers: readonly AnswersOfVersion[]
): AnswersLinks | undefined {
	const upToHere = answers.filter(({ n }) => n <= version.n);
	const newest = upToHere.at(-1);
	if (!newest) return undefined;
	const addressOf = (n: number): string =>
		answersAddress(version.plan, versions.find((each) => each.n === n)?.slug ?? version.slug, n);
	const whose = upToHere.flatMap(({ n, answers: said }) =>
		said.flatMap(({ part, theme }) =>
			part === null ? [] : [[part, `${addressOf(n)}#${answerAnchor(theme)}`] as const]
		)
	);
	return { n: newest.n, address: addressOf(newest.n), whose: new Map(whose) };
}
