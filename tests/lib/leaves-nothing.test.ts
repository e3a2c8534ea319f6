import { expect, test } from 'vitest';
import { filesIn, textOf } from '#tests/source-files.ts';

test('every button that signs out or leaves a workshop leaves nothing of a plan on the device', () => {
	const forms = filesIn(['src'], ['.svelte'])
		.flatMap((file) => textOf(file).match(/<(?:form|MenuItem)\b[^>]*>/g) ?? [])
		.filter((form) => /action="(?:\/sign-out|\?\/everywhere|\?\/removeAccount|\/w\?\/leave)"/.test(form));
	expect(forms.length).toBeGreaterThanOrEqual(5);
	for (const form of forms) expect(form).toMatch(/leavesNothing|whenRemoved/);
});
