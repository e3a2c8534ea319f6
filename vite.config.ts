import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { withusInDevelopment } from './server/dev.ts';
import { noServerCodeInTheBrowser } from './server/no-server-code-in-the-browser.ts';

export default defineConfig({
	plugins: [noServerCodeInTheBrowser(), withusInDevelopment(), sveltekit()],
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['tests/**/*.test.ts'],
					exclude: ['tests/**/*.pg.test.ts', 'tests/e2e/**'],
					environment: 'node'
				}
			},
			{
				extends: true,
				test: {
					name: 'pg',
					include: ['tests/**/*.pg.test.ts'],
					globalSetup: ['tests/postgres.setup.ts'],
					environment: 'node',
					testTimeout: 30_000,
					hookTimeout: 60_000
				}
			}
		]
	}
});
