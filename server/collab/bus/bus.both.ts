// Both ways at once: hints are heard by PostgreSQL and by Redis (twice is no harm), carets go by Redis while it is up.
import type { Hint } from '#server/notify.ts';
import type { PlanLog } from '#server/plan-log/log.ts';
import type { Bus } from './bus.ts';
import type { RedisBus } from './bus.redis.ts';

export function bothBuses(postgres: Bus, redis: RedisBus): Bus {
	return {
		tell: (news) => (redis.up ? redis : postgres).tell(news),
		close() {
			redis.close();
			postgres.close();
		}
	};
}

/** A log that announces what it has committed; the NOTIFY of the commit comes as well. */
export function announcedLog(log: PlanLog, announce: (hint: Hint) => void): PlanLog {
	return {
		...log,
		async append(batches) {
			const outcomes = await log.append(batches);
			const plans = [...outcomes].flatMap(([plan, outcome]) => {
				const seq = outcome.kind === 'written' ? outcome.seqs.at(-1) : undefined;
				return seq === undefined ? [] : [[plan, seq] as const];
			});
			if (plans.length > 0) announce({ kind: 'plans', plans });
			return outcomes;
		}
	};
}
