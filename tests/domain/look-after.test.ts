import { expect, test } from 'vitest';
import { lookAfter } from '#domain/look-after.ts';
import type { Standing } from '#domain/permissions.ts';
import type { Role } from '#domain/roles.ts';
import { plansWords } from '#lib/words/plans.ts';

const plan = { sharedWithArea: true, deleted: false };
const said = (areaRoles: readonly Role[], planRoles: readonly Role[], archived = false): string =>
	plansWords.manage(lookAfter({ status: 'active', areaRoles, planRoles, plan: { ...plan, archived } }));

test('the way to look after a plan says what somebody may do there, and nothing else', () => {
	expect(said(['lead'], [])).toBe('Rename, copy, archive or delete');
	expect(said(['owner'], [])).toBe('Copy or archive');
	expect(said([], ['lead'])).toBe('Rename, archive or delete');
	expect(said([], ['editor'])).toBe('Rename');
	expect(said([], ['editor'], true)).toBe('');
	expect(said(['reader'], ['contributor'])).toBe('');
});

test('who is suspended looks after nothing', () => {
	const standing: Standing = { status: 'suspended', areaRoles: ['lead'], planRoles: ['lead'], plan };
	expect(Object.values(lookAfter(standing))).not.toContain(true);
});
