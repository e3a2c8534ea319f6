// The same sessions in a real browser: the editor of the plan page with its drawn tables, in one page without a server.
import path from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { chromium } from '@playwright/test';
import { build, type Rolldown } from 'vite';
import playwrightConfig from '../../../playwright.config.ts';
import type { Outcome } from './session.ts';

export interface ChromiumDesk {
	play(seed: number): Promise<Outcome>;
	close(): Promise<void>;
}

declare global {
	interface Window {
		playSession: (seed: number) => Promise<Outcome>;
	}
}

export async function deskInChromium(): Promise<ChromiumDesk> {
	const [script, browser] = await Promise.all([
		bundled(),
		chromium.launch(playwrightConfig.use?.launchOptions)
	]);
	const page = await browser.newPage();
	let uncaught = 0;
	page.on('pageerror', (error) => {
		uncaught++;
		console.error('In Chromium:', error);
	});
	page.on('console', (said) => {
		if (said.type() === 'error') console.error('In Chromium:', said.text());
	});
	await page.setContent('<!doctype html><main></main>');
	await page.addScriptTag({ content: script });
	return {
		async play(seed) {
			const before = uncaught;
			const outcome = await page.evaluate((asked) => window.playSession(asked), seed);
			return { ...outcome, uncaught: outcome.uncaught + uncaught - before };
		},
		close: () => browser.close()
	};
}

/** Everything the page needs, as one script. */
async function bundled(): Promise<string> {
	const built = await build({
		configFile: false,
		logLevel: 'error',
		root: path.resolve(import.meta.dirname, '../../..'),
		plugins: [svelte({ configFile: false, emitCss: false })],
		define: { 'process.env.NODE_ENV': '"production"' },
		build: {
			write: false,
			minify: false,
			lib: { entry: path.join(import.meta.dirname, 'page.ts'), formats: ['iife'], name: 'fuzz' }
		}
	});
	const [first] = (Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[];
	return first!.output[0].code;
}
