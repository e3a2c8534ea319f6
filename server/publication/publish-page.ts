// What the page in the workspace shows before and after publishing.
import { currentAddress, versionAddress } from '#domain/publication.ts';
import type { PlanId } from '#domain/ids.ts';
import type { PlanContent } from '#domain/plan.ts';
import { countsOf, outlineOf } from '#lib/plan-html/outline.ts';
import { planContent } from '#server/plan-log/read.ts';
import type { Sql } from '#server/sql.ts';
import { hashOf } from './hash.ts';
import { hasWords, nextNumber } from './publish.ts';
import { newestOf, type PublicPage, type VersionLine } from './render-page.ts';

/** Facts about the page that would go out, so that a lead knows what becomes public. */
export interface NextVersion {
	readonly n: number;
	readonly title: string;
	readonly actions: number;
	readonly gaps: number;
	readonly coProductionStatus: string;
	/** Why it cannot be published now, if so. */
	readonly not: 'nothing-to-publish' | 'same-as-published' | null;
}

export async function nextVersion(sql: Sql, planId: PlanId, newestHash: string | null): Promise<NextVersion> {
	const [{ content }, n] = await Promise.all([planContent(sql, planId), nextNumber(sql, planId)]);
	const not = !hasWords(content)
		? 'nothing-to-publish'
		: hashOf(content) === newestHash
			? 'same-as-published'
			: null;
	return {
		n,
		title: content.meta.plainTitle.trim() || content.meta.title.trim(),
		...countsOf(outlineOf(content)),
		coProductionStatus: content.meta.coProductionStatus.trim(),
		not
	};
}

/** The page as it would be, of the words that are saved right now. */
export async function previewOf(
	sql: Sql,
	plan: { id: PlanId; areaName: string; versions: readonly VersionLine[] }
): Promise<PublicPage> {
	const [{ content }, n] = await Promise.all([planContent(sql, plan.id), nextNumber(sql, plan.id)]);
	const line: VersionLine = { n, slug: 'preview', publishedAt: new Date(), withdrawn: null };
	return {
		...line,
		plan: plan.id,
		areaName: plan.areaName,
		content: content satisfies PlanContent,
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
