// Keeps history while nobody thinks of it: looks for moments to keep, says what each brought, and makes old history coarser.
// Every process has one; a lock in the database sees to it that only one of them looks at a plan.
import type { PlanId } from '#domain/ids.ts';
import type { Sql } from '#server/sql.ts';
import { duePlans } from './due-plans.ts';
import { tellVersions } from './tell-versions.ts';
import { thinVersions } from './thin-versions.ts';
import type { Watcher } from './watch-thread.ts';

/** How often somebody looks, ms. */
const every = 15_000;
const day = 24 * 60 * 60_000;

export interface KeeperParts {
	readonly sql: Sql;
	readonly clock: {
		now(): number;
		every(ms: number, act: () => void): () => void;
	};
	readonly watcher: Watcher;
	/** It is tried again with the next look. */
	readonly onTrouble: (cause: unknown) => void;
}

export class Keeper {
	readonly #parts: KeeperParts;
	/** Plans that everybody has left since the last look. */
	readonly #left = new Set<PlanId>();
	readonly #stop: () => void;
	#thinnedAt = -Infinity;
	#looking: Promise<void> | null = null;
	#closed = false;

	constructor(parts: KeeperParts) {
		this.#parts = parts;
		this.#stop = parts.clock.every(every, () => {
			if (!this.#looking) void this.look();
		});
	}

	/** The last person has left this plan, in every process. */
	left(planId: PlanId): void {
		this.#left.add(planId);
	}

	/** Looks now, after the look under way; ends when everything that was due is kept and told. */
	look(): Promise<void> {
		const looking = (this.#looking ?? Promise.resolve())
			.then(() => this.#look())
			.catch(this.#parts.onTrouble)
			.finally(() => {
				if (this.#looking === looking) this.#looking = null;
			});
		this.#looking = looking;
		return looking;
	}

	async #look(): Promise<void> {
		const { sql, clock, watcher } = this.#parts;
		if (this.#closed) return;
		const now = clock.now();
		try {
			for (const planId of new Set([...this.#left, ...(await duePlans(sql, now))])) {
				if (this.#closed) return;
				await this.#watch(planId, now);
			}
		} finally {
			await watcher.rest();
		}
		if (now - this.#thinnedAt >= day) {
			await thinVersions(sql, new Date(now));
			this.#thinnedAt = now;
		}
		while (!this.#closed && (await tellVersions(sql)) > 0);
	}

	/** One plan that cannot be read must not stand in the way of the others. */
	async #watch(planId: PlanId, now: number): Promise<void> {
		try {
			await this.#parts.watcher.watch(planId, { now, left: this.#left.has(planId) });
			this.#left.delete(planId);
		} catch (cause) {
			this.#parts.onTrouble(cause);
		}
	}

	async close(): Promise<void> {
		this.#closed = true;
		this.#stop();
		await this.#parts.watcher.rest();
		await this.#looking;
	}
}
