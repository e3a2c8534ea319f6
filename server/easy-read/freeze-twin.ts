// The twin goes with a version: in the act that asks partners about that version, or that publishes it.
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { wordsOfTwin, type FrozenTwin } from '#domain/easy-read/frozen-twin.ts';
import { hardWordsIn } from '#domain/easy-read/hard-words.ts';
import { usualSet } from '#domain/easy-read/symbol-set.ts';
import { introPart, isReady } from '#domain/easy-read/twin.ts';
import type { AreaId, PlanId, VersionId } from '#domain/ids.ts';
import type { PlanContent } from '#domain/plan.ts';
import type { Db, Tx } from '#server/sql.ts';
import { symbolSetOf } from './choose-set.ts';
import { ownPicturesOf, promiseOf, twinBeside } from './read-twin.ts';

interface OfVersion {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly versionId: VersionId;
}

/** What the twin says now of exactly this text; null while it is not whole, or does not fit it. */
export async function twinOf(db: Db, planId: PlanId, content: PlanContent): Promise<FrozenTwin | null> {
	const parts = await twinBeside(db, planId, content);
	if (!isReady(parts.map(({ state }) => state))) return null;
	const told = parts.filter(({ lines }) => lines.length > 0);
	const shown = new Set(told.flatMap(({ lines }) => lines.map(({ concept }) => concept)));
	const set = await symbolSetOf(db, planId);
	const twin = {
		title: parts.find(({ id }) => id === introPart)?.title ?? '',
		parts: told.map(({ id, ref, title, lines }) => ({ id, ref, title, lines })),
		pictures: (await ownPicturesOf(db, planId)).filter(({ concept }) => shown.has(concept)),
		// the usual set goes unsaid, so that twins from before it could be chosen keep their fingerprints
		...(set === usualSet ? {} : { set })
	};
	const meanings = hardWordsIn(wordsOfTwin(twin)).map(({ word, says }) => ({ word, says }));
	return { ...twin, meanings };
}

/** The fingerprint of a frozen twin. */
export function hashOfTwin(twin: FrozenTwin): string {
	return createHash('sha256')
		.update(canonicalize(twin) ?? '')
		.digest('hex');
}

/**
 * Keeps the twin as it is now with a version. What went with it before stays: partners were asked about that one. Where there is no
 * whole twin, the day by which it is promised goes along; where there is neither, nothing.
 */
export async function freezeTwin(tx: Tx, { areaId, planId, versionId }: OfVersion): Promise<void> {
	await tx`select pg_advisory_xact_lock(hashtext('easy-read'), hashtext(${planId}))`;
	const [before] = await tx<{ whole: boolean }[]>`
		select content is not null as whole from easy_read_frozen where version_id = ${versionId}`;
	if (before?.whole) return;
	const [version] = await tx<{ content: PlanContent }[]>`
		select content from version where area_id = ${areaId} and id = ${versionId}`;
	if (!version) return;
	const twin = await twinOf(tx, planId, version.content);
	const promised = twin ? null : await promiseOf(tx, planId);
	if (!twin && promised === null) return;
	await tx`
		insert into easy_read_frozen (area_id, plan_id, version_id, content, hash, promised)
		values (${areaId}, ${planId}, ${versionId}, ${twin && JSON.stringify(twin)}::text::jsonb,
			${twin && hashOfTwin(twin)}, ${promised})
		on conflict (version_id) do update
			set content = excluded.content, hash = excluded.hash, promised = excluded.promised, frozen_at = now()`;
}

/** The twin that went with a version; null where none did. */
export async function frozenTwin(db: Db, versionId: VersionId): Promise<FrozenTwin | null> {
	const [row] = await db<{ content: FrozenTwin | null }[]>`
		select content from easy_read_frozen where version_id = ${versionId}`;
	return row?.content ?? null;
}

/** Whether a twin stands ready that did not go out with this version: then the same words may go out again. */
export async function hasOtherTwin(
	db: Db,
	planId: PlanId,
	content: PlanContent,
	n: number
): Promise<boolean> {
	const twin = await twinOf(db, planId, content);
	if (!twin) return false;
	const [out] = await db<{ hash: string | null }[]>`
		select frozen.hash from publication join easy_read_frozen as frozen on frozen.version_id = publication.version_id
		where publication.plan_id = ${planId} and publication.n = ${n}`;
	return out?.hash !== hashOfTwin(twin);
}
