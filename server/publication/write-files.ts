// The folder of published pages: plain compressed files, so that pages outlive the application and its database.
// It is a cache. Postgres is the truth, and every process can write its folder anew.
import { createHash } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { PlanContent } from '#domain/plan.ts';
import type { Db, Sql } from '#server/sql.ts';
import { removeOtherPictures, writePictures } from './write-pictures.ts';
import { planFolder, readManifest, versionFolder, type Manifest } from './manifest.ts';
import { pageStyleHash } from './page-style.ts';
import { publishedVersions, wordsState, wordsStateOf, type PublishedVersion } from './read.ts';
import { answersState, answersStateOf, publishedAnswers, type AnswersOfVersion } from './read-answers.ts';
import { easyReadState, easyReadStateOf, publishedTwins } from './read-easy-read.ts';
import { publicRounds, roundsState, roundsStateOf } from './read-rounds.ts';
import { replaceFile } from '../replace-file.ts';
import { newestOf, type PublicPage } from './public-page.ts';
import { renderPage, renderWithdrawn } from './render-page.ts';
import { answersLinks, writeAnswers } from './write-answers.ts';
import { easyReadLink, newestTwin, writeEasyRead } from './write-easy-read.ts';
import { replacedState, replacedStateOf } from './replaced.ts';
import { removeBeside, writeAreaFeed, writeBeside, writePreview } from './write-beside.ts';
import { allThere, packings, writePage, type FilesPlace } from './write-page.ts';
import { whatChanged, type PublicText } from './what-changed.ts';

export type { FilesPlace };

/**
 * Makes the files of one plan say what the database says. A lock in the database keeps a slow writer from putting back
 * a page that was withdrawn while it worked; who comes second reads after the first has finished.
 */
export async function writePlanFiles(sql: Sql, place: FilesPlace, plan: string): Promise<void> {
	await sql.begin(async (tx) => {
		await tx`select pg_advisory_xact_lock(hashtext('published files'), hashtext(${plan}))`;
		// asked first: what changes while the pages are written is found again by the next look
		const state = {
			answers: await answersStateOf(tx, plan),
			rounds: await roundsStateOf(tx, plan),
			easyRead: await easyReadStateOf(tx, plan),
			words: await wordsStateOf(tx, plan),
			replaced: await replacedStateOf(tx, plan)
		};
		await bringUpToDate(tx, place, plan, await publishedVersions(tx, plan), state);
	});
}

/** Every plan that was ever published, and nothing else. Called at start and after the database was away. */
export async function writeAllFiles(sql: Sql, place: FilesPlace): Promise<void> {
	const plans = (
		await sql<{ plan_id: string }[]>`select distinct plan_id from publication order by plan_id`
	).map((row) => row.plan_id);
	for (const plan of plans) await writePlanFiles(sql, place, plan);
	for (const plan of await plansInFolder(place.dir)) {
		if (!plans.includes(plan)) await writePlanFiles(sql, place, plan);
	}
}

/** Only the plans whose files say something else than the database: a cheap look for a hint that was missed. */
export async function writeMissedFiles(sql: Sql, place: FilesPlace): Promise<void> {
	const rows = await sql<({ plan_id: string; versions: string } & PlanStates)[]>`
		select plan_id, string_agg(n || case when withdrawn_at is null then '' else 'x' end, ' ' order by n) as versions,
			${answersState(sql)} as answers, ${roundsState(sql)} as rounds, ${easyReadState(sql)} as "easyRead",
			${wordsState(sql)} as words, ${replacedState(sql)} as replaced
		from publication group by plan_id`;
	for (const row of rows) {
		const manifest = await readManifest(place.dir, row.plan_id);
		const same =
			versionsLine(manifest) === row.versions &&
			(manifest?.answersState ?? '') === row.answers &&
			(manifest?.easyReadState ?? '') === row.easyRead &&
			(manifest?.roundsState ?? '') === row.rounds &&
			(manifest?.wordsState ?? '') === row.words &&
			(manifest?.replacedState ?? '') === row.replaced;
		if (!same) await writePlanFiles(sql, place, row.plan_id);
	}
}

/** "1x 2": version 1 was withdrawn, version 2 can be read. Keys that are numbers come in their order. */
function versionsLine(manifest: Manifest | null): string {
	return Object.entries(manifest?.versions ?? {})
		.map(([n, { withdrawn }]) => n + (withdrawn ? 'x' : ''))
		.join(' ');
}

/** Plans that have a manifest of ours in the folder; whatever else somebody put there is left alone. */
async function plansInFolder(dir: string): Promise<string[]> {
	await mkdir(path.join(dir, 'p'), { recursive: true });
	const names = await readdir(path.join(dir, 'p'));
	const manifests = await Promise.all(names.map((name) => readManifest(dir, name)));
	return names.filter((name, at) => manifests[at]?.plan === name);
}

/** What the pages say beside their words, each as one line to compare. */
interface PlanStates {
	readonly answers: string;
	readonly rounds: string;
	readonly easyRead: string;
	readonly words: string;
	readonly replaced: string;
}

async function bringUpToDate(
	db: Db,
	place: FilesPlace,
	plan: string,
	versions: readonly PublishedVersion[],
	state: PlanStates
): Promise<void> {
	const folder = planFolder(place.dir, plan);
	const newest = newestOf(versions);
	if (versions.length === 0) return rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await sweep(folder);

	// What was withdrawn goes first: it must be gone within two seconds, however many other pages are written anew.
	const before = await readManifest(place.dir, plan);
	const withdrawn = versions.filter((version) => version.withdrawn);
	if (withdrawn.some(({ n }) => before?.versions[n]?.withdrawn === false))
		await removeBeside(place, plan, versions[0]!.area);
	for (const version of withdrawn) await removePage(place, version, versions);
	const answers = await publishedAnswers(db, plan);
	const rounds = await publicRounds(db, plan);
	const newestAnswers = answers.at(-1)?.n ?? null;
	const twins = await publishedTwins(db, plan);
	const easyRead = newestTwin(twins);
	if (newestAnswers === null || newestAnswers !== before?.answers)
		await removeCurrent(path.join(folder, 'answers'));
	if (easyRead === null || easyRead !== before?.easyRead) await removeCurrent(path.join(folder, 'easy-read'));
	const current = versions.find((version) => version.n === newest?.n);
	await (current ? removeOtherPictures(current.content, folder) : removeCurrent(folder));

	const pages = await pagesOf(db, place, versions, { rounds, answers, twins });
	const tags: Record<string, Manifest['versions'][string]> = {};
	for (const [at, version] of versions.entries()) {
		const page = pages[at]!;
		const html = version.withdrawn ? '' : renderPage(page);
		const tag = createHash('sha256').update(html).digest('hex').slice(0, 32);
		tags[version.n] = { tag, withdrawn: version.withdrawn !== null };
		if (version.withdrawn) continue;
		const files = [path.join(versionFolder(place.dir, plan, version.n), 'index.html')];
		// The folder reads well under any web server: /p/<plan>/ is the current page there.
		if (version.n === newest?.n) files.push(path.join(folder, 'index.html'));
		await writePictures(db, version.content, files.map(path.dirname));
		const same = before?.versions[version.n]?.tag === tag && before.current === (newest?.n ?? null);
		if (!same || !(await allThere(files))) await writePage(files, html);
		const said = await writeAnswers({ place, version, versions, answers }, before);
		const twin = await writeEasyRead(db, { place, version, versions, twins }, before);
		const preview = await writePreview(place, page, before?.versions[version.n]?.preview);
		tags[version.n] = {
			...{ tag, withdrawn: false },
			...(said === null ? {} : { answers: said }),
			...(twin === null ? {} : { easyRead: twin }),
			...(preview === undefined ? {} : { preview })
		};
	}
	await writeBeside(place, pages, pages.find(({ n }) => n === newest?.n) ?? null);
	await writeAreaFeed(db, place, versions[0]!.area);
	const manifest: Manifest = {
		plan,
		slug: (newest ?? versions[versions.length - 1])?.slug ?? 'plan',
		current: newest?.n ?? null,
		answers: newestAnswers,
		answersState: state.answers,
		easyRead,
		easyReadState: state.easyRead,
		roundsState: state.rounds,
		wordsState: state.words,
		replacedState: state.replaced,
		styleHash: pageStyleHash,
		versions: tags
	};
	await replaceFile(path.join(folder, 'manifest.json'), Buffer.from(JSON.stringify(manifest)));
}

/** Every version with what its page says beside its own words. */
async function pagesOf(
	db: Db,
	place: FilesPlace,
	versions: readonly PublishedVersion[],
	said: Pick<PublicPage, 'rounds'> & {
		readonly answers: readonly AnswersOfVersion[];
		readonly twins: Awaited<ReturnType<typeof publishedTwins>>;
	}
): Promise<PublicPage[]> {
	const { rounds, answers, twins } = said;
	const newest = newestOf(versions);
	const newestParts = partNames(versions.find(({ n }) => n === newest?.n)?.content);
	const pages: PublicPage[] = [];
	let last: PublishedVersion | undefined;
	for (const version of versions) {
		const page = { ...version, versions, origin: place.origin, rounds, newestParts };
		if (version.withdrawn) {
			pages.push(page);
			continue;
		}
		const was = last;
		const sentences = was ? await whatChanged(db, version, publicText(was), publicText(version)) : null;
		pages.push({
			...page,
			answers: answersLinks(version, versions, answers),
			easyRead: easyReadLink(version, twins),
			...(was ? { changed: sentences && { since: was.n, sentences } } : {})
		});
		last = version;
	}
	return pages;
}

/** What can be read now: the frozen words, or those with what was put right. */
function publicText({ content, hash, corrections = [] }: PublishedVersion): PublicText {
	return { content, hash: corrections.at(-1)?.reads ?? hash };
}

/** Sections and actions to which an address can lead. */
function partNames(content: PlanContent | undefined): Set<string> {
	if (!content) return new Set();
	const sections = content.doc.flatMap((block) =>
		block.type === 'heading' ? [`section.${block.attrs.id}`] : []
	);
	const rows = Object.entries(content.actions).flatMap(([id, row]) =>
		row.deletedAt === null ? [`row.${id}`] : []
	);
	return new Set([...sections, ...rows]);
}

/** The words are deleted, and a page stays that says so, why and when. */
async function removePage(
	place: FilesPlace,
	version: PublishedVersion,
	versions: readonly PublishedVersion[]
): Promise<void> {
	const folder = versionFolder(place.dir, version.plan, version.n);
	await removeCurrent(folder);
	for (const beside of ['answers', 'easy-read'])
		await rm(path.join(folder, beside), { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await sweep(folder);
	await writePage([path.join(folder, 'withdrawn.html')], renderWithdrawn({ ...version, version, versions }));
}

/** The page and its pictures. */
async function removeCurrent(folder: string): Promise<void> {
	await removeFiles(path.join(folder, 'index.html'));
	await rm(path.join(folder, 'preview.png'), { force: true });
	await rm(path.join(folder, 'pictures'), { recursive: true, force: true });
}

async function removeFiles(file: string): Promise<void> {
	for (const kind of packings) await rm(`${file}${kind}`, { force: true });
}

/** Halves of pages that a killed process left behind; the lock says that nobody is writing here now. */
async function sweep(folder: string): Promise<void> {
	for (const name of await readdir(folder))
		if (name.endsWith('.tmp')) await rm(path.join(folder, name), { force: true });
}
