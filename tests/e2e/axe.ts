// How a page is asked for accessibility faults.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * Everything axe finds wrong with the page. Our pages have no frames of others: so no second page is opened to put findings
 * together, which takes longer than the looking; and what is right is not written down.
 */
export const axeOf = (page: Page): AxeBuilder =>
	new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
