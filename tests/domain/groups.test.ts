import { expect, test } from 'vitest';
import { displayName } from '#domain/groups.ts';

test('[R16] an adult is shown as they choose: name, first name, or group only', () => {
	const sam = { name: ' Sam Oakley ', group: 'parent_carer' } as const;
	expect(displayName({ ...sam, shownAs: 'name' })).toBe('Sam Oakley');
	expect(displayName({ ...sam, shownAs: 'first-name' })).toBe('Sam');
	expect(displayName({ ...sam, shownAs: 'group' })).toBe('Parent carer');
	expect(displayName({ ...sam, name: ' ', shownAs: 'name' })).toBe('Parent carer');
});

test('[R16] a young person is never shown by name, whatever was chosen', () => {
	for (const shownAs of ['name', 'first-name', 'group'] as const)
		expect(displayName({ name: 'Robin Hale', group: 'young_person', shownAs })).toBe('Young person');
});
