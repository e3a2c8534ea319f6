import { expect, test } from 'vitest';
import { deviceFrom } from '#server/accounts/device.ts';

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';

test.each([
	[`${windows} ${webkit} Chrome/141.0.0.0 Safari/537.36`, 'Chrome on Windows'],
	[`${windows} ${webkit} Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0`, 'Edge on Windows'],
	[`${windows} ${webkit} Chrome/141.0.0.0 Safari/537.36 OPR/120.0.0.0`, 'Opera on Windows'],
	['Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0', 'Firefox on Linux'],
	[
		'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
		'Safari on an iPhone'
	],
	[
		'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/141.0 Mobile/15E148 Safari/604.1',
		'Chrome on an iPhone'
	],
	[
		`Mozilla/5.0 (Linux; Android 10; K) ${webkit} SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36`,
		'Samsung Internet on an Android device'
	],
	[
		`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${webkit} Chrome/141.0.0.0 Safari/537.36`,
		'Chrome on a Chromebook'
	],
	[
		'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15',
		'Safari on a Mac'
	],
	['SomethingElse/1.0 (Windows)', 'A browser on Windows'],
	['curl/8.5.0', 'A browser we do not know'],
	['', 'A browser we do not know'],
	[null, 'A browser we do not know']
])('%s is %s', (line, device) => {
	expect(deviceFrom(line)).toBe(device);
});

test('a line of any length is read quickly, and nothing of it is kept', () => {
	expect(deviceFrom(`<script>alert(1)</script>${'Chrome/'.repeat(200_000)}`)).toBe('Chrome');
});
