// One matrix decides. Every list, page, form action, socket and export asks `may`; nothing else knows who may do what.
import type { Role } from './roles.ts';

export const acts = [
	'see-plan',
	'edit-plan',
	'publish-plan',
	'withdraw-plan',
	'delete-plan',
	'invite-to-plan',
	'make-plan',
	'see-people',
	'manage-people'
] as const;
export type Act = (typeof acts)[number];

/** Where somebody stands: their roles in the area and in the plan asked about, from the database, at this moment. */
export interface Standing {
	/** A suspended or removed person stands nowhere. */
	readonly status: 'active' | 'suspended' | 'removed';
	readonly areaRoles: readonly Role[];
	readonly planRoles: readonly Role[];
	/** The plan's own facts; absent when the question is about the area. */
	readonly plan?: { readonly sharedWithArea: boolean; readonly deleted: boolean };
}

const everyPlan: readonly Role[] = ['owner', 'lead'];

const rights: Readonly<Record<Act, readonly Role[]>> = {
	'see-plan': ['owner', 'lead', 'editor', 'contributor', 'reader'],
	'edit-plan': ['lead', 'editor'],
	'publish-plan': ['lead'],
	'withdraw-plan': ['lead'],
	'delete-plan': ['lead'],
	'invite-to-plan': ['owner', 'lead'],
	'make-plan': ['owner', 'lead'],
	'see-people': ['owner', 'lead'],
	'manage-people': ['owner']
};

/**
 * Whether somebody standing there may do this.
 * In an area, owner and lead reach every plan; an area role of anybody else reaches a plan only when it is shared with the
 * whole area. A role in the plan reaches that plan. A deleted plan is reached by nobody.
 */
export function may(standing: Standing | null, act: Act): boolean {
	if (!standing || standing.status !== 'active' || standing.plan?.deleted) return false;
	return rolesThatCount(standing).some((role) => rights[act].includes(role));
}

/** The roles that count for the plan (or area) asked about. */
export function rolesThatCount(standing: Standing): Role[] {
	const { areaRoles, planRoles, plan } = standing;
	if (!plan) return [...areaRoles];
	const fromArea = areaRoles.filter((role) => plan.sharedWithArea || everyPlan.includes(role));
	return [...new Set([...planRoles, ...fromArea])];
}
