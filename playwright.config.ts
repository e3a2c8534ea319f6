// End-to-end tests: the production build, its own PostgreSQL, and the machine's Chromium.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from '@playwright/test';

const folders = (process.env.PATH ?? '').split(path.delimiter);
const onPath = ['chromium', 'google-chrome']
	.flatMap((name) => folders.map((folder) => path.join(folder, name)))
	.find((file) => existsSync(file));

// Chromium's address bar would load two pages of its own for every window: more work than most of our pages. The last list of
// features counts, so Playwright's own stands here again.
const withoutFeatures = [
	...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
	...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
	...['HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding'],
	...['ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'TcpPortRandomizationWin'],
	...['OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch']
];

export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '*.spec.ts',
	outputDir: '.data/e2e',
	workers: 2,
	timeout: 120_000,
	expect: { timeout: 10_000 },
	forbidOnly: true,
	// a busy machine can break a browser's test now and then: tests/run.ts names each that needed another try
	retries: 2,
	use: {
		locale: 'en-GB',
		timezoneId: 'Europe/London',
		// nothing is looked at half-way through a transition; nothing we say depends on motion
		contextOptions: { reducedMotion: 'reduce' },
		screenshot: 'only-on-failure',
		// a trace films every page and doubles the time of a test; to have one: playwright test --trace retain-on-failure
		trace: 'off',
		launchOptions: {
			executablePath: process.env.CHROMIUM_PATH ?? onPath,
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				`--disable-features=${withoutFeatures.join(',')}`
			]
		}
	}
});
