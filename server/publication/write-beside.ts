// What lies beside the pages of a plan: its feed, the page for other sites, the picture for links; and the feed of its area.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Db } from '#server/sql.ts';
import { entriesOf, feedOfArea, feedOfPlan, type FeedEntry, type FeedVersion } from './feed.ts';
import { planFolder, versionFolder } from './manifest.ts';
import { drawPreview, previewSays } from './preview-picture.ts';
import { renderEmbed, renderNoEmbed } from './render-embed.ts';
import { replaceFile } from '../replace-file.ts';
import type { PublicPage } from './public-page.ts';
import { allThere, packings, quick, writePage, type FilesPlace } from './write-page.ts';

/** Where the feed of an area lies. */
export function areaFeedFile(dir: string, area: string): string {
	return path.join(dir, 'a', area, 'feed.xml');
}

/** Where what the feed of an area says of one plan waits for the next writing of that feed. */
const entriesFile = (dir: string, plan: string): string => path.join(planFolder(dir, plan), 'entries.json');

/** What a withdrawn version might still stand in goes before anything is written anew. */
export async function removeBeside(place: FilesPlace, plan: string, area: string): Promise<void> {
	const folder = planFolder(place.dir, plan);
	const files = ['feed.xml', 'embed.html', 'index.html'].map((name) => path.join(folder, name));
	for (const file of [...files, areaFeedFile(place.dir, area)])
		for (const kind of packings) await rm(`${file}${kind}`, { force: true });
}

/** The feed of a plan, and its page for other sites. */
export async function writeBeside(
	place: FilesPlace,
	versions: readonly (FeedVersion & { readonly area: string })[],
	newest: PublicPage | null
): Promise<void> {
	const { plan, areaName } = versions[0]!;
	const folder = planFolder(place.dir, plan);
	await writeChanged(path.join(folder, 'feed.xml'), feedOfPlan(versions, place.origin));
	await writeChanged(path.join(folder, 'embed.html'), newest ? renderEmbed(newest) : renderNoEmbed(areaName));
	const entries = entriesOf(versions, place.origin);
	await replaceFile(entriesFile(place.dir, plan), Buffer.from(JSON.stringify(entries)));
}

/** More plans than a feed has lines for: what it costs to write one plan's files must not grow with all others. */
const mostPlans = 100;

/** The feed of an area, of what the plans in this folder say. Two plans of one area are written one after the other. */
export async function writeAreaFeed(db: Db, place: FilesPlace, area: string): Promise<void> {
	await db`select pg_advisory_xact_lock(hashtext('published feed'), hashtext(${area}))`;
	const [named] = await db<{ name: string }[]>`select name from area where id = ${area}`;
	const plans = await db<{ id: string }[]>`
		select plan_id as id from publication where area_id = ${area} group by plan_id
		order by greatest(max(published_at), max(withdrawn_at)) desc, plan_id limit ${mostPlans}`;
	const entries = await Promise.all(plans.map(({ id }) => entriesIn(place.dir, id)));
	if (!named) return;
	const file = areaFeedFile(place.dir, area);
	await mkdir(path.dirname(file), { recursive: true });
	await writeChanged(file, feedOfArea({ id: area, name: named.name }, entries.flat(), place.origin));
}

async function entriesIn(dir: string, plan: string): Promise<FeedEntry[]> {
	const text = await readFile(entriesFile(dir, plan), 'utf8').catch(() => '[]');
	return JSON.parse(text) as FeedEntry[];
}

/** The picture of a version, where its address is known: others fetch it by that. Answers what it shows, for the manifest. */
export async function writePreview(
	place: FilesPlace,
	version: PublicPage,
	before: string | undefined
): Promise<string | undefined> {
	if (place.origin === '') return undefined;
	const title = version.content.meta.plainTitle.trim() || version.content.meta.title.trim();
	const facts = { areaName: version.areaName, title, n: version.n, publishedAt: version.publishedAt };
	const says = createHash('sha256').update(previewSays(facts)).digest('hex').slice(0, 32);
	const file = path.join(versionFolder(place.dir, version.plan, version.n), 'preview.png');
	const there = says === before && (await readFile(file).catch(() => null)) !== null;
	if (!there) await replaceFile(file, await drawPreview(facts));
	return says;
}

async function writeChanged(file: string, text: string): Promise<void> {
	const same = (await readFile(file, 'utf8').catch(() => null)) === text;
	if (!same || !(await allThere([file]))) await writePage([file], text, quick);
}
