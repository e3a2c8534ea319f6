// The matrix, written out by hand a second time: role × act, as people would say it.
import { describe, expect, test } from 'vitest';
import { acts, changesRights, may, rolesThatCount, type Act, type Standing } from '#domain/permissions.ts';
import { roles, type Role } from '#domain/roles.ts';

const inPlan: Readonly<Record<Act, readonly Role[]>> = {
	'see-plan': ['owner', 'lead', 'editor', 'facilitator', 'contributor', 'reader'],
	'edit-plan': ['lead', 'editor'],
	'suggest-change': ['lead', 'editor', 'contributor'],
	'publish-plan': ['lead'],
	'name-version': ['lead', 'editor'],
	'withdraw-plan': ['lead'],
	'erase-words': ['lead'],
	'archive-plan': ['owner', 'lead'],
	'delete-plan': ['lead'],
	'restore-plan': ['lead'],
	'invite-to-plan': ['owner', 'lead'],
	'make-plan': ['owner', 'lead'],
	'see-people': ['owner', 'lead'],
	'manage-people': ['owner'],
	'open-workshop': ['lead', 'facilitator'],
	'lead-workshop': ['lead', 'facilitator'],
	'read-comments': ['owner', 'lead', 'editor', 'facilitator', 'contributor', 'reader'],
	'write-comments': ['lead', 'editor', 'facilitator', 'contributor'],
	'read-internal-comments': ['owner', 'lead', 'editor', 'facilitator'],
	'settle-threads': ['lead', 'editor', 'facilitator'],
	'judge-comments': ['lead', 'facilitator'],
	'open-round': ['lead'],
	'run-round': ['lead', 'facilitator'],
	// only in a consultation: below
	'read-round': [],
	'say-in-round': [],
	'sort-themes': ['lead', 'editor', 'facilitator'],
	'decide-themes': ['lead', 'editor'],
	'call-ready': ['lead'],
	'move-plan': ['lead'],
	'supersede-plan': ['owner', 'lead'],
	'ask-sign-off': ['lead'],
	// who stands for a partner that is asked
	'answer-sign-off': ['approver'],
	'confirm-easy-read': ['lead'],
	'choose-drawings': ['owner', 'lead']
};
/** Whatever a workshop lets its guests be. */
const neverGuests: readonly Act[] = [
	'read-internal-comments',
	'settle-threads',
	'judge-comments',
	'open-round',
	'run-round',
	'sort-themes',
	'decide-themes',
	'call-ready',
	'supersede-plan',
	'answer-sign-off'
];
const seeEveryPlan: readonly Role[] = ['owner', 'lead'];
const plan = { sharedWithArea: false, deleted: false };
const nobody: Standing = { status: 'active', areaRoles: [], planRoles: [], plan };

describe.each(roles)('somebody who is %s', (role) => {
	test.each(acts)('held in the plan: %s', (act) => {
		expect(may({ ...nobody, planRoles: [role] }, act)).toBe(inPlan[act].includes(role));
	});
	test.each(acts)('held in the area, plan not shared: %s', (act) => {
		const expected = inPlan[act].includes(role) && seeEveryPlan.includes(role);
		expect(may({ ...nobody, areaRoles: [role] }, act)).toBe(expected);
	});
	test.each(acts)('held in the area, plan shared with it: %s', (act) => {
		const standing = { ...nobody, areaRoles: [role], plan: { sharedWithArea: true, deleted: false } };
		expect(may(standing, act)).toBe(inPlan[act].includes(role));
	});
	test.each(acts)('held in the area, asked about the area: %s', (act) => {
		expect(may({ status: 'active', areaRoles: [role], planRoles: [] }, act)).toBe(inPlan[act].includes(role));
	});
	test.each(acts)('suspended, removed, or before a deleted plan: never %s', (act) => {
		const held = { areaRoles: [role], planRoles: [role], plan: { sharedWithArea: true, deleted: false } };
		expect(may({ ...held, status: 'suspended' }, act)).toBe(false);
		expect(may({ ...held, status: 'removed' }, act)).toBe(false);
		const deleted = { ...held, status: 'active', plan: { sharedWithArea: true, deleted: true } } as const;
		expect(may(deleted, act)).toBe(act === 'restore-plan' && role === 'lead');
	});
	test.each(acts)('before an inspection report: %s as elsewhere, but nobody edits it', (act) => {
		const report = { ...nobody, planRoles: [role], plan: { ...plan, readOnly: true } };
		const changes = ['edit-plan', 'suggest-change', 'ask-sign-off'].includes(act);
		expect(may(report, act)).toBe(!changes && inPlan[act].includes(role));
	});
	test.each(acts)('before an archived plan: %s as elsewhere, but nothing changes it', (act) => {
		const away = { ...nobody, planRoles: [role], plan: { ...plan, archived: true } };
		const changes = [
			'edit-plan',
			'suggest-change',
			'publish-plan',
			'name-version',
			'open-workshop',
			'write-comments',
			'settle-threads',
			'open-round',
			'run-round',
			'sort-themes',
			'decide-themes',
			'call-ready',
			'move-plan',
			'supersede-plan',
			'ask-sign-off',
			'answer-sign-off',
			'confirm-easy-read'
		].includes(act);
		expect(may(away, act)).toBe(!changes && inPlan[act].includes(role));
	});
});

test.each(acts)('a stranger and somebody without any role may not %s', (act) => {
	expect(may(null, act)).toBe(false);
	expect(may(nobody, act)).toBe(false);
});

test('rights add up: a reader of the area who edits one plan edits it, and reads the shared ones', () => {
	const standing: Standing = { ...nobody, areaRoles: ['reader'], planRoles: ['editor'] };
	expect(may(standing, 'edit-plan')).toBe(true);
	expect(rolesThatCount(standing)).toEqual(['editor']);
	expect(rolesThatCount({ ...standing, plan: { sharedWithArea: true, deleted: false } })).toEqual([
		'editor',
		'reader'
	]);
});

describe.each(['editor', 'contributor'] as const)(
	'a guest of a workshop whose guests are %s',
	(guestsAre) => {
		const guest: Standing = { ...nobody, planRoles: ['guest'] };
		test.each(acts)('while it is open: %s as they may', (act) => {
			expect(may({ ...guest, workshop: { guestsAre } }, act)).toBe(
				inPlan[act].includes(guestsAre) && !neverGuests.includes(act)
			);
		});
		test.each(acts)(
			'never %s when it is over, when they were removed, or when the plan is deleted',
			(act) => {
				const open = { ...guest, workshop: { guestsAre } };
				expect(may(guest, act)).toBe(false);
				expect(may({ ...open, status: 'removed' }, act)).toBe(false);
				expect(may({ ...open, plan: { sharedWithArea: true, deleted: true } }, act)).toBe(false);
			}
		);
		test('is called guest, and only while it is open', () => {
			expect(rolesThatCount({ ...guest, workshop: { guestsAre } })).toEqual(['guest']);
			expect(rolesThatCount(guest)).toEqual([]);
		});
		test('gives nothing to somebody who is no guest', () => {
			expect(may({ ...nobody, workshop: { guestsAre } }, 'see-plan')).toBe(false);
		});
	}
);

describe('in a consultation', () => {
	const everybody: readonly Role[] = [
		'owner',
		'lead',
		'editor',
		'facilitator',
		'contributor',
		'reader',
		'guest'
	];
	const open = { open: true, forThem: true };
	test.each(roles)('%s reads it, and says something while it is open', (role) => {
		const standing: Standing = { ...nobody, planRoles: [role], round: open };
		const lets = everybody.includes(role);
		expect(may(standing, 'read-round')).toBe(lets);
		expect(may(standing, 'say-in-round')).toBe(lets);
		expect(may({ ...standing, round: { ...open, open: false } }, 'read-round')).toBe(lets);
		expect(may({ ...standing, round: { ...open, open: false } }, 'say-in-round')).toBe(false);
		expect(may({ ...standing, round: { ...open, forThem: false } }, 'say-in-round')).toBe(false);
		expect(may({ ...standing, plan: { ...plan, archived: true } }, 'say-in-round')).toBe(false);
		expect(may({ ...standing, plan: { ...plan, deleted: true } }, 'read-round')).toBe(false);
		expect(may({ ...standing, status: 'removed' }, 'read-round')).toBe(false);
	});
	test.each(acts)('its guests may not %s, but for reading and speaking in it', (act) => {
		const guest: Standing = { ...nobody, planRoles: ['guest'], round: open };
		expect(may(guest, act)).toBe(act === 'read-round' || act === 'say-in-round');
	});
});

test('who has a plan open is asked about again where writing changes hands, and only there', () => {
	for (const [from, to] of [
		['published', 'consultation'],
		['consultation', 'responding'],
		['published', 'superseded'],
		['withdrawn', 'in_coproduction']
	] as const)
		expect([from, to, changesRights(from, to)]).toEqual([from, to, true]);
	for (const [from, to] of [
		['drafting', 'board_signoff'],
		['board_signoff', 'published'],
		['scoping', 'drafting'],
		['superseded', 'withdrawn']
	] as const)
		expect([from, to, changesRights(from, to)]).toEqual([from, to, false]);
});
