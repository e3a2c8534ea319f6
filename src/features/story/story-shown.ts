// The story of a part of a plan as its page shows it.
import type { Group } from '#domain/groups.ts';
import type { Role } from '#domain/roles.ts';
import type { VersionReason } from '#domain/version-kinds.ts';
import type { storyWays } from '#lib/words/story.ts';

export interface ShownMoment {
	readonly id: string;
	readonly n: number | null;
	readonly name: string;
	readonly reason: VersionReason;
	readonly at: Date;
}

export interface ShownHand {
	readonly group: Group;
	readonly people: readonly { readonly name: string; readonly role: Role }[];
}

export interface ShownStep {
	/** From the oldest on, whatever the order on the page. */
	readonly n: number;
	readonly to: ShownMoment | null;
	readonly from: ShownMoment | null;
	readonly changes: readonly { readonly sentence: string; readonly html: string }[];
	readonly stood: boolean;
	readonly stands: boolean;
	readonly ways: readonly { readonly way: keyof typeof storyWays; readonly hands: readonly ShownHand[] }[];
	readonly anywhere: boolean;
}
