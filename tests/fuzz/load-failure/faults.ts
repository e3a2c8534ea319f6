// How reading a plan can fail. Each is done to the tables themselves, and undone.
import type { PlanId } from '#domain/ids.ts';
import type { Sql } from '#server/sql.ts';
import type { Chance } from '#tests/random.ts';

/** Undoes the fault. */
type Undo = () => Promise<void>;

export interface Fault {
	/** Whether the plan can never be shown while it lasts. (A changed letter looks like any other letter.) */
	readonly mustNotOpen: boolean;
	/** Whether it has to be shown, whole, all the same. */
	readonly mustOpen?: boolean;
	readonly undo: Undo;
}

export type MakeFault = (sql: Sql, planId: PlanId, chance: Chance) => Promise<Fault>;

/** The table is not there: every question fails at once. */
const error: MakeFault = async (sql) => {
	await sql`alter table plan_update rename to plan_update_away`;
	return {
		mustNotOpen: true,
		undo: async () => void (await sql`alter table plan_update_away rename to plan_update`)
	};
};

/** The table is locked: no question is answered. */
const silence: MakeFault = async (sql) => {
	let letGo: () => void = () => undefined;
	let locked: () => void = () => undefined;
	const isLocked = new Promise<void>((resolve) => (locked = resolve));
	const held = sql.begin(async (tx) => {
		await tx`lock table plan_update in access exclusive mode`;
		locked();
		await new Promise<void>((resolve) => (letGo = resolve));
	});
	await isLocked;
	return { mustNotOpen: true, undo: async () => (letGo(), void (await held)) };
};

type Spoil = (bytes: Uint8Array, chance: Chance) => Uint8Array;

/** Ways a row's bytes can be wrong, and whether anybody could tell. */
const spoils: readonly { spoil: Spoil; mustNotOpen: boolean }[] = [
	{ spoil: (bytes, chance) => bytes.subarray(0, 1 + chance.below(bytes.length - 2)), mustNotOpen: true },
	{ spoil: () => new Uint8Array(0), mustNotOpen: true },
	{ spoil: (bytes) => new Uint8Array(bytes.length).fill(0xff), mustNotOpen: true },
	{ spoil: () => Uint8Array.of(0, 0), mustNotOpen: true },
	{ spoil: (bytes, chance) => bytes.map(() => chance.below(256)), mustNotOpen: true },
	{
		spoil: (bytes, chance) => {
			const flipped = Uint8Array.from(bytes);
			flipped[chance.below(flipped.length)]! ^= 1 << chance.below(8);
			return flipped;
		},
		mustNotOpen: false
	}
];

/** One row of the log, never the last: nothing leans on that one. */
const corruptRow: MakeFault = async (sql, planId, chance) => {
	const rows = await sql<{ seq: number; bytes: Uint8Array }[]>`
		select seq, bytes from plan_update where plan_id = ${planId} order by seq`;
	const { seq, bytes } = chance.pick(rows.slice(0, -1));
	const { spoil, mustNotOpen } = chance.pick(spoils);
	const write = async (now: Uint8Array) =>
		void (await sql`update plan_update set bytes = ${now} where plan_id = ${planId} and seq = ${seq}`);
	await write(spoil(bytes, chance));
	return { mustNotOpen, undo: () => write(bytes) };
};

/** The kept state, which is only a cache: the log says all of it, and whoever opens the plan mends it. */
const corruptState: MakeFault = async (sql, planId, chance) => {
	const [row] = await sql<{ bytes: Uint8Array }[]>`select bytes from plan_state where plan_id = ${planId}`;
	const spoiled = chance.pick(spoils).spoil(row!.bytes, chance);
	await sql`update plan_state set bytes = ${spoiled} where plan_id = ${planId}`;
	return { mustNotOpen: false, mustOpen: true, undo: () => Promise.resolve() };
};

export const faults = { error, silence, corruptRow, corruptState } as const;
