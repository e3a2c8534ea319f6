// Coming in as somebody of the demo, by the same doors as a person.
import type { Page } from '@playwright/test';

/** Signs in from the first page with one of its buttons. */
export async function comeInAs(page: Page, name: string): Promise<void> {
	await page.goto('/');
	await page.getByRole('button', { name: `Sign in as ${name}` }).click();
	await page.getByRole('heading', { level: 1, name: 'Plans' }).waitFor();
}
