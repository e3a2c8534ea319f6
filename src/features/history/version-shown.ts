// A version as the time line shows it.
import type { Brought } from '#domain/diff/brought.ts';
import type { Group } from '#domain/groups.ts';
import type { Role } from '#domain/roles.ts';
import type { VersionKind, VersionReason } from '#domain/version-kinds.ts';

export interface ShownHand {
	readonly group: Group;
	readonly people: readonly { readonly name: string; readonly role: Role }[];
}

export interface ShownVersion {
	readonly id: string;
	readonly kind: VersionKind;
	readonly reason: VersionReason;
	readonly n: number | null;
	readonly name: string;
	readonly note: string;
	readonly at: Date;
	readonly brought: Brought | null;
	readonly hands: readonly ShownHand[];
	readonly before: string | null;
	readonly withdrawn: boolean;
	/** Where everybody can read it. */
	readonly address: string | null;
}
