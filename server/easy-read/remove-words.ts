// Words that are removed for privacy go from the twin too: from its lines of now, and from what went with versions.
import type { FrozenTwin } from '#domain/easy-read/frozen-twin.ts';
import type { EasyReadLine } from '#domain/easy-read/twin.ts';
import type { PlanId, VersionId } from '#domain/ids.ts';
import { lineWithout } from '#domain/publishing/erasure.ts';
import { notify } from '#server/notify.ts';
import type { Tx } from '#server/sql.ts';
import { hashOfTwin } from './freeze-twin.ts';

export interface RemovedFromTwin {
	/** Lines of now that held them. */
	readonly lines: number;
	/** Versions whose twin held them, each with its fingerprint before and after. */
	readonly versions: readonly {
		readonly versionId: VersionId;
		readonly before: string;
		readonly after: string;
	}[];
}

/**
 * Puts `stub` in the place of these words wherever they stand in the twin of a plan, and nothing else. `versions` narrows it to
 * those; absent, all. Part of the transaction that removes them from the plan; pages are written anew by its hint.
 */
export async function removeFromTwin(
	tx: Tx,
	{
		planId,
		words,
		stub,
		versions
	}: { planId: PlanId; words: string; stub: string; versions?: readonly VersionId[] }
): Promise<RemovedFromTwin> {
	const wanted = words.replace(/\s+/g, ' ').trim();
	if (wanted === '') return { lines: 0, versions: [] };
	await tx`select pg_advisory_xact_lock(hashtext('easy-read'), hashtext(${planId}))`;
	// whole words, whatever their letters are: as they are removed from the plan itself
	const without = (text: string) => lineWithout(text, wanted, stub);
	const parts = await tx<{ partId: string; lines: EasyReadLine[] }[]>`
		select part_id as "partId", lines from easy_read_part
		where plan_id = ${planId} and strpos(lower(lines::text), lower(${inJson(wanted)})) > 0`;
	let touched = 0;
	for (const { partId, lines } of parts) {
		const held = lines.filter((line) => without(line.words) !== line.words).length;
		if (held === 0) continue;
		touched += held;
		const kept = lines.map((line) => ({ ...line, words: without(line.words) }));
		await tx`
			update easy_read_part set lines = ${JSON.stringify(kept)}::text::jsonb, revision = revision + 1
			where plan_id = ${planId} and part_id = ${partId}`;
	}
	const frozen = await tx<{ versionId: VersionId; content: FrozenTwin; hash: string }[]>`
		select version_id as "versionId", content, hash from easy_read_frozen
		where plan_id = ${planId} and content is not null and strpos(lower(content::text), lower(${inJson(wanted)})) > 0
			${versions ? tx`and version_id = any(${[...versions]}::text[])` : tx``}`;
	const changed: { versionId: VersionId; before: string; after: string }[] = [];
	for (const { versionId, content, hash } of frozen) {
		const kept: FrozenTwin = {
			...content,
			title: without(content.title),
			parts: content.parts.map((part) => ({
				...part,
				title: without(part.title),
				lines: part.lines.map((line) => ({ ...line, words: without(line.words) }))
			})),
			pictures: content.pictures.map((picture) => ({
				...picture,
				name: without(picture.name),
				credit: without(picture.credit)
			}))
		};
		const after = hashOfTwin(kept);
		if (after === hash) continue;
		await tx`
			update easy_read_frozen set content = ${JSON.stringify(kept)}::text::jsonb, hash = ${after}, redacted_at = now()
			where version_id = ${versionId}`;
		changed.push({ versionId, before: hash, after });
	}
	if (changed.length > 0) await notify(tx, { kind: 'published', plan: planId });
	return { lines: touched, versions: changed };
}

/** As the words stand inside JSON text. */
const inJson = (words: string): string => JSON.stringify(words).slice(1, -1);
