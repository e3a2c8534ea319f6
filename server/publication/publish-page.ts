// What the page in the workspace shows before and after publishing.
import { hasWords } from '#domain/has-words.ts';
import { currentAddress, versionAddress } from '#domain/publication.ts';
import type { PlanId } from '#domain/ids.ts';
import { countsOf, emptySections, outlineOf } from '#lib/plan-html/outline.ts';
import { hasOtherTwin } from '#server/easy-read/freeze-twin.ts';
import { planContent } from '#server/plan-log/read.ts';
import type { Sql } from '#server/sql.ts';
import { hashOf } from '#server/versions/hash.ts';
import { newestPublic, nextNumber } from './publish.ts';
import { newestOf, type PublicPage, type VersionLine } from './public-page.ts';

/** Facts about the page that would go out, so that a lead knows what becomes public. */
export interface NextVersion {
	readonly n: number;
	readonly title: string;
	readonly actions: number;
	readonly gaps: number;
	/** Headings with nothing under them. */
	readonly emptySections: number;
	readonly coProductionStatus: string;
	/** Nothing is written yet. */
	readonly empty: boolean;
	/** Number of the version that has exactly these words already. */
	readonly sameAs: number | null;
	/** Its easy-read twin is whole, and another one than went out. */
	readonly newTwin: boolean;
}

export async function nextVersion(sql: Sql, planId: PlanId): Promise<NextVersion> {
	const [{ content }, n, newest] = await Promise.all([
		planContent(sql, planId),
		nextNumber(sql, planId),
		newestPublic(sql, planId)
	]);
	const parts = outlineOf(content);
	return {
		n,
		title: content.meta.plainTitle.trim() || content.meta.title.trim(),
		...countsOf(parts),
		emptySections: emptySections(parts),
		coProductionStatus: content.meta.coProductionStatus.trim(),
		empty: !hasWords(content),
		sameAs: newest && hashOf(content) === newest.hash ? newest.n : null,
		newTwin: newest !== undefined && (await hasOtherTwin(sql, planId, content, newest.n))
	};
}

/** The page as it would be, of the words that are saved right now. */
export async function previewOf(
	sql: Sql,
	plan: { id: PlanId; areaId: string; areaName: string; versions: readonly VersionLine[] }
): Promise<PublicPage> {
	const [{ content }, n] = await Promise.all([planContent(sql, plan.id), nextNumber(sql, plan.id)]);
	const line: VersionLine = { n, slug: 'preview', publishedAt: new Date(), withdrawn: null };
	return {
		...line,
		plan: plan.id,
		area: plan.areaId,
		areaName: plan.areaName,
		content,
		hash: '',
		signedOff: false,
		origin: '',
		versions: plan.versions
	};
}

/** A version with the addresses people copy. */
export interface ListedVersion extends VersionLine {
	readonly address: string;
	/** Set on the newest readable version: the address that always shows the newest. */
	readonly currentAddress: string | null;
}

export function withAddresses(plan: PlanId, versions: readonly VersionLine[], base: string): ListedVersion[] {
	const newest = newestOf(versions);
	return versions.map((version) => ({
		...version,
		address: base + versionAddress(plan, version.slug, version.n),
		currentAddress: version.n === newest?.n ? base + currentAddress(plan, version.slug) : null
	}));
}
