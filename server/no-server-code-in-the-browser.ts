// SvelteKit keeps src/lib/server out of the browser, but not our top-level server/: this Vite plugin does.
import path from 'node:path';
import type { Plugin } from 'vite';

/** Stops a build, or a page in development, whose browser code reaches a file under server/. Put it first. */
export function noServerCodeInTheBrowser() {
	const folder = path.resolve('server') + path.sep;
	return {
		name: 'withus:no-server-code-in-the-browser',
		enforce: 'pre',
		applyToEnvironment: (environment) => environment.name === 'client',
		load(id: string): void {
			if (id.startsWith(folder)) throw new Error(`Browser code may not import ${path.relative('.', id)}`);
		}
	} satisfies Plugin;
}
