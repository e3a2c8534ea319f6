import path from 'node:path';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import type { Plugin } from 'vite';
import { withusInDevelopment } from './server/dev.ts';

const serverFolder = path.resolve('server') + path.sep;

/** SvelteKit keeps src/lib/server out of the browser, but not our top-level server/: this does. */
function noServerCodeInTheBrowser(): Plugin {
	return {
		name: 'withus:no-server-code-in-the-browser',
		enforce: 'pre',
		applyToEnvironment: (environment) => environment.name === 'client',
		load(id) {
			if (id.startsWith(serverFolder))
				throw new Error(`Browser code may not import ${path.relative('.', id)}`);
		}
	};
}

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
