// What somebody may do with a plan as a whole. The way to it says just that.
import { may, type Standing } from './permissions.ts';

export interface LookAfter {
	readonly rename: boolean;
	readonly copy: boolean;
	readonly archive: boolean;
	readonly delete: boolean;
}

/** `standing` is towards the plan. A copy is a new plan, so it is the area that must allow it. */
export function lookAfter(standing: Standing): LookAfter {
	const inArea: Standing = { status: standing.status, areaRoles: standing.areaRoles, planRoles: [] };
	return {
		rename: may(standing, 'edit-plan'),
		copy: may(inArea, 'make-plan'),
		archive: may(standing, 'archive-plan'),
		delete: may(standing, 'delete-plan')
	};
}
