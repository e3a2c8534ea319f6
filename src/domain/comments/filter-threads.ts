// Which threads of a plan somebody looks at, and how many there are in each section.
import type { AnchorState } from '../anchor.ts';
import { groups, type Group } from '../groups.ts';

export const threadFilters = ['open', 'all', 'mine', 'to-me', 'waiting', 'settled', 'detached'] as const;
export type ThreadFilter = (typeof threadFilters)[number];

export interface Filtered {
	readonly which: ThreadFilter;
	readonly group: Group | null;
	/** A heading; '' for what stands in no section; null for everything. */
	readonly section: string | null;
	/** A consultation; null for everything, also what was said outside of any. */
	readonly round: string | null;
}

export const everyOpen: Filtered = { which: 'open', group: null, section: null, round: null };

interface Thread {
	readonly resolved: boolean;
	readonly mine: boolean;
	readonly callsMe: boolean;
	readonly toJudge: number;
	readonly hidden: boolean;
	readonly anchorState: AnchorState;
	readonly section: string | null;
	readonly groups: readonly Group[];
	readonly round: string | null;
}

/** Reads a filter from an address; anything else is every open thread. */
export function readFilter(get: (name: string) => string | null): Filtered {
	const which = threadFilters.find((each) => each === get('which')) ?? 'open';
	const group = groups.find((each) => each === get('group')) ?? null;
	const section = get('section');
	return {
		which,
		group,
		section: section === null || section === 'all' ? null : section === 'none' ? '' : section,
		round: get('round') || null
	};
}

export function filterThreads<T extends Thread>(
	threads: readonly T[],
	{ which, group, section, round }: Filtered
): T[] {
	return threads.filter(
		(thread) =>
			fits(thread, which) &&
			(group === null || thread.groups.includes(group)) &&
			(section === null || (thread.section ?? '') === section) &&
			(round === null || thread.round === round)
	);
}

function fits(thread: Thread, which: ThreadFilter): boolean {
	switch (which) {
		case 'all':
			return true;
		case 'open':
			return !thread.resolved;
		case 'settled':
			return thread.resolved;
		case 'mine':
			return thread.mine;
		case 'to-me':
			return thread.callsMe;
		case 'waiting':
			return thread.toJudge > 0 || (thread.mine && thread.hidden);
		case 'detached':
			return thread.anchorState === 'detached' || thread.anchorState === 'block-only';
	}
}

/** Open threads in each section, by the id of its heading; '' is no section. */
export function openBySection(threads: readonly Thread[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const { resolved, section } of threads)
		if (!resolved) counts.set(section ?? '', (counts.get(section ?? '') ?? 0) + 1);
	return counts;
}
