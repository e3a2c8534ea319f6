// `npm run notices`: writes static/notices.txt, the licences of everything of others that we ship. Run it when package.json changes.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { shippedPackages, type ShippedPackage } from './shipped-packages.ts';

/** Characters. */
const longestText = 60_000;
const root = path.resolve(import.meta.dirname, '..');
const byText = new Map<string, ShippedPackage[]>();
for (const shipped of shippedPackages(root)) {
	const text = licenceText(shipped);
	byText.set(text, [...(byText.get(text) ?? []), shipped]);
}
const parts = [...byText].map(([text, packages]) => {
	const names = packages.map(({ name, version, licence }) => `${name} ${version} (${licence})`).join('\n');
	return `${names}\n\n${text}`;
});
// drawings that are copied into the house; sets under one licence are named before it together
const symbols = path.join(root, 'static/symbols');
const sets = new Map<string, string[]>();
for (const folder of readdirSync(symbols)) {
	const of = (file: string): string => readFileSync(path.join(symbols, folder, file), 'utf8').trim();
	const set = JSON.parse(of('set.json')) as Record<
		'name' | 'version' | 'by' | 'address' | 'licence' | 'changed',
		string
	>;
	const said = `Drawings in symbols/${folder}: by ${set.by}, ${set.address}\n${set.changed}`;
	const text = of('LICENSE.txt');
	sets.set(text, [...(sets.get(text) ?? []), `${set.name} ${set.version} (${set.licence})\n\n${said}`]);
}
for (const [text, named] of sets) parts.push(`${named.join('\n\n')}\n\n${text}`);
const rule = `\n\n${'='.repeat(80)}\n\n`;
const head = 'Withus is made with these works of others. Thank you.';
writeFileSync(path.join(root, 'static/notices.txt'), `${[head, ...parts].join(rule)}\n`);

/** The package's own words; several packages for other machines are not installed here and share those of their siblings. */
function licenceText({ folder, licence }: ShippedPackage): string {
	if (!existsSync(folder))
		return `Licence: ${licence}. This one is installed on other kinds of machines only.`;
	const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice|ofl)/i.test(file));
	const texts = files.map((file) =>
		readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim()
	);
	const text = texts.join('\n\n');
	// Node's own names every part it is built from, in 2,000 lines; whoever installs it has them beside it
	if (text.length > longestText)
		return `Licence: ${licence}. Its text is long and comes with the package, as ${files.join(', ')}.`;
	return text || `Licence: ${licence}. The package brings no text of it.`;
}
