// Who wrote in one part of a plan between two places of its log, and in which way. What was walked along is kept in plan_touch;
// what came after is looked at now, as far as it is not long; of what nobody has noted there are only those who wrote anywhere.
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import { partsTouched } from '#document/touched-parts.ts';
import type { PlanId } from '#domain/ids.ts';
import { applyAll, applyInspected } from '#server/plan-log/apply.ts';
import type { Db } from '#server/sql.ts';
import { Touches, touchesBetween, type Touch, type Toucher } from '#server/versions/touches.ts';
import { rowsAfter } from '#server/versions/watch-plan.ts';

/** More changes than that are not applied for a name or two. */
const mostChanges = 2_000;

export interface Stretch {
	readonly epoch: number;
	/** Behind this place of the log, up to and with that one. */
	readonly after: number;
	readonly until: number;
	/** Everything that counts as the part. */
	readonly parts: readonly string[];
}

export interface Asked {
	readonly by: readonly Toucher[];
	/** They wrote somewhere in the plan in that time: nobody has noted where. */
	readonly anywhere: boolean;
}

interface Walked {
	readonly epoch: number;
	readonly from: number;
	readonly to: number;
	readonly bytes: Uint8Array | null;
}

/** For each stretch of one plan. */
export async function whoAsked(db: Db, planId: PlanId, stretches: readonly Stretch[]): Promise<Asked[]> {
	const [known] = await db<{ epoch: number; from: number; to: number; bytes: Uint8Array }[]>`
		select epoch, touched_from as "from", seq as "to", bytes from plan_watched where plan_id = ${planId}`;
	const tails = new Map<number, Promise<readonly Touch[] | null>>();
	const tailOf = (walked: Walked): Promise<readonly Touch[] | null> => {
		const behind = stretches.filter(({ epoch, until }) => epoch === walked.epoch && until > walked.to);
		const until = Math.max(...behind.map((each) => each.until));
		// stretches end where versions do
		const ends = new Set(stretches.flatMap((each) => [each.after, each.until]));
		const tail = tails.get(walked.epoch) ?? readTail(db, planId, walked, { until, ends });
		tails.set(walked.epoch, tail);
		return tail;
	};
	return Promise.all(
		stretches.map(async (stretch) => {
			const { epoch, after, until, parts } = stretch;
			// of an epoch that is over everything that was noted is there
			const over = known !== undefined && epoch < known.epoch;
			const walked: Walked = known?.epoch === epoch ? known : { epoch, from: 0, to: 0, bytes: null };
			if (!over && after < walked.from) return anywhere(db, planId, stretch);
			const noted = await touchesBetween(db, { planId, epoch }, { after, until, parts });
			if (over || until <= walked.to) return { by: touchersOf(noted), anywhere: false };
			const tail = await tailOf(walked);
			if (!tail) return anywhere(db, planId, stretch);
			const about = tail.filter(
				(touch) => touch.to > after && touch.from <= until && touch.parts.some((each) => parts.includes(each))
			);
			return { by: touchersOf([...noted, ...about]), anywhere: false };
		})
	);
}

/** What came after the last walk; null when that is long, or not all there. */
async function readTail(
	db: Db,
	planId: PlanId,
	{ epoch, to, bytes }: Walked,
	{ until, ends }: { readonly until: number; readonly ends: ReadonlySet<number> }
): Promise<readonly Touch[] | null> {
	if (until - to > mostChanges) return null;
	const rows = await rowsAfter(db, planId, { epoch, from: to, to: until });
	if (rows.length !== until - to) return null;
	const doc = new Y.Doc();
	rootsOf(doc);
	if (bytes) applyAll(doc, [bytes]);
	const touches = new Touches(ends);
	for (const row of rows) {
		const taken = applyInspected(doc, [row.bytes], (transaction) => partsTouched(doc, transaction));
		if ('failed' in taken) return null;
		touches.note(row.seq, row, taken.finding);
	}
	return touches.take();
}

async function anywhere(db: Db, planId: PlanId, { epoch, after, until }: Stretch): Promise<Asked> {
	const by = await db<Toucher[]>`
		select coalesce(acting_for, person_id) as person, role, coalesce(person.voice_group, written.voice_group) as "group", kind
		from plan_update as written
		left join person on person.area_id = written.area_id and person.id = written.acting_for
		where plan_id = ${planId} and epoch = ${epoch} and seq > ${after}::bigint and seq <= ${until}::bigint
		group by 1, 2, 3, 4 order by min(seq)`;
	return { by: by.map(({ person, role, group, kind }) => ({ person, role, group, kind })), anywhere: true };
}

/** Each once, in the order in which they came. */
function touchersOf(touches: readonly Touch[]): Toucher[] {
	const found = new Map<string, Toucher>();
	for (const { person, role, group, kind } of touches) {
		const key = [person, role, group, kind].join(' ');
		if (!found.has(key)) found.set(key, { person, role, group, kind });
	}
	return [...found.values()];
}
