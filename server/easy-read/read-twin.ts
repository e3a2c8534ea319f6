// The easy-read twin of a plan as it is now: its parts in the order of the plan, and how each of them stands.
import { createHash } from 'node:crypto';
import type { OwnPicture } from '#domain/easy-read/symbol-set.ts';
import { partsOfPlan, type PlanPart } from '#domain/easy-read/parts-of-plan.ts';
import { isReady, stateOfPart, type EasyReadLine, type PartState } from '#domain/easy-read/twin.ts';
import { displayName, type Group, type ShownAs } from '#domain/groups.ts';
import type { PlanId } from '#domain/ids.ts';
import type { PlanContent } from '#domain/plan.ts';
import { planContent } from '#server/plan-log/read.ts';
import type { Db } from '#server/sql.ts';

export interface TwinPart extends PlanPart {
	readonly state: PartState;
	readonly lines: readonly EasyReadLine[];
	/** 0 while nobody has written anything. */
	readonly revision: number;
	/** Fingerprint of what the plan says here. */
	readonly source: string;
	/** As others may see them; null while no lead has looked. */
	readonly confirmed: { readonly by: string; readonly at: Date } | null;
}

interface PartRow {
	partId: string;
	lines: EasyReadLine[];
	revision: number;
	confirmedSource: string | null;
	confirmedAt: Date | null;
	name: string | null;
	group: Group;
	shownAs: ShownAs;
}

/** The fingerprint of the words of a part. */
export function sourceHash(words: string): string {
	return createHash('sha256').update(words).digest('hex');
}

/** Beside this text: the plan of now, or one of its versions. Lines of a heading that is gone are not in it. */
export async function twinBeside(db: Db, planId: PlanId, content: PlanContent): Promise<TwinPart[]> {
	const rows = await db<PartRow[]>`
		select part.part_id as "partId", part.lines, part.revision, part.confirmed_source as "confirmedSource",
			part.confirmed_at as "confirmedAt", person.name, person.voice_group as "group", person.shown_as as "shownAs"
		from easy_read_part as part
		left join person on person.area_id = part.area_id and person.id = part.confirmed_by
		where part.plan_id = ${planId}`;
	const kept = new Map(rows.map((row) => [row.partId, row] as const));
	return partsOfPlan(content).map((part) => {
		const row = kept.get(part.id);
		const lines = row?.lines ?? [];
		const source = sourceHash(part.words);
		const state = stateOfPart({
			lines: lines.length,
			needed: part.needed,
			confirmed: row?.confirmedSource ?? null,
			source
		});
		return { ...part, state, lines, revision: row?.revision ?? 0, source, confirmed: confirmedOf(row) };
	});
}

function confirmedOf(row: PartRow | undefined): TwinPart['confirmed'] {
	if (!row?.confirmedAt) return null;
	const { name, group, shownAs } = row;
	return { by: name === null ? '' : displayName({ name, group, shownAs }), at: row.confirmedAt };
}

/** What stands in the way of a plan going out with its twin. */
export interface EasyReadFacts {
	/** Titles of parts that say something in the plan, and nothing in easy read. */
	readonly missing: readonly string[];
	/** Titles of parts whose lines do not fit the plan, or at which no lead has looked. */
	readonly stale: readonly string[];
	/** A whole twin that fits. */
	readonly ready: boolean;
	/** YYYY-MM-DD, today or later; null where nothing is promised for a day to come. */
	readonly promisedFor: string | null;
}

/** Of the plan of now, or of the text given. */
export async function easyReadFacts(db: Db, planId: PlanId, content?: PlanContent): Promise<EasyReadFacts> {
	const beside = content ?? (await planContent(db, planId)).content;
	// the words of inspectors are nobody's to put otherwise
	if (beside.meta.kind === 'inspection') return { missing: [], stale: [], ready: true, promisedFor: null };
	const parts = await twinBeside(db, planId, beside);
	const titled = (states: readonly PartState[]) =>
		parts.filter(({ state }) => states.includes(state)).map(({ title }) => title);
	return {
		missing: titled(['missing']),
		stale: titled(['stale', 'unchecked']),
		ready: isReady(parts.map(({ state }) => state)),
		promisedFor: await promiseOf(db, planId)
	};
}

/** The day that was promised, while it has not passed. */
export async function promiseOf(db: Db, planId: PlanId): Promise<string | null> {
	const [row] = await db<{ day: string }[]>`
		select day::text as day from easy_read_promise where plan_id = ${planId} and day >= current_date`;
	return row?.day ?? null;
}

export async function ownPicturesOf(db: Db, planId: PlanId): Promise<OwnPicture[]> {
	return db<OwnPicture[]>`
		select concept, name, src, credit from easy_read_picture where plan_id = ${planId} order by lower(name), concept`;
}
