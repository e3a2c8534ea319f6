// What a browser says it is, as a person would say it: "Firefox on Windows". Only this is kept, never what it was read from.
import { deviceWords } from '#lib/words/account.ts';

/** The first that fits: browsers name those they descend from, too. */
const browsers: readonly (readonly [RegExp, string])[] = [
	[/Edg(e|A|iOS)?\//, 'Edge'],
	[/OPR\/|OPT\/|Opera/, 'Opera'],
	[/SamsungBrowser\//, 'Samsung Internet'],
	[/Firefox\/|FxiOS\//, 'Firefox'],
	[/Chrome\/|CriOS\/|Chromium\//, 'Chrome'],
	[/Safari\//, 'Safari']
];
const systems: readonly (readonly [RegExp, string])[] = [
	[/iPhone|iPod/, 'an iPhone'],
	[/iPad/, 'an iPad'],
	[/Android/, 'an Android device'],
	[/Windows/, 'Windows'],
	[/CrOS/, 'a Chromebook'],
	[/Macintosh|Mac OS X/, 'a Mac'],
	[/Linux|X11/, 'Linux']
];

/** The plain name of a device from its User-Agent line; a sentence of its own when nothing in it is known. */
export function deviceFrom(userAgent: string | null): string {
	const line = (userAgent ?? '').slice(0, 1_000);
	const find = (list: typeof browsers) => list.find(([sign]) => sign.test(line))?.[1];
	const browser = find(browsers);
	const system = find(systems);
	if (browser && system) return deviceWords.both(browser, system);
	return browser ?? (system ? deviceWords.someBrowserOn(system) : deviceWords.unknown);
}
