// Which packages of others reach whoever runs or visits Withus: what is installed to run, and what the pages are bundled from.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface ShippedPackage {
	readonly name: string;
	readonly version: string;
	readonly licence: string;
	/** Its folder; it is not there when the package is for another kind of machine. */
	readonly folder: string;
}

interface Locked {
	version?: string;
	license?: string;
	dependencies?: Record<string, string>;
	optionalDependencies?: Record<string, string>;
}

interface Manifest {
	dependencies: Record<string, string>;
	optionalDependencies: Record<string, string>;
	devDependencies: Record<string, string>;
}

/** Every shipped package, by name. */
export function shippedPackages(root: string): ShippedPackage[] {
	const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;
	const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
		packages: Record<string, Locked>;
	};
	const found = new Map<string, ShippedPackage>();
	const visit = (name: string, from: string): void => {
		const place = placeOf(name, from, lock.packages);
		const locked = place === null ? undefined : lock.packages[place];
		if (place === null || !locked?.version || found.has(place)) return;
		found.set(place, {
			name,
			version: locked.version,
			licence: locked.license ?? 'see its text',
			folder: path.join(root, place)
		});
		// not its peers: those are our own choice, so they are among ours, or they are tools
		for (const next of Object.keys({ ...locked.dependencies, ...locked.optionalDependencies }))
			visit(next, place);
	};
	const imported = importedPackages(root);
	const bundled = Object.keys(manifest.devDependencies).filter((name) => imported.has(name));
	for (const name of [
		...Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }),
		...bundled
	])
		visit(name, '');
	return [...found.values()].sort(
		(a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en')
	);
}

/** Where npm put a package that another one asks for: the nearest node_modules upwards. */
function placeOf(name: string, from: string, packages: Record<string, Locked>): string | null {
	for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
		const place = `${at ? `${at}/` : ''}node_modules/${name}`;
		if (packages[place]) return place;
		if (at === '') return null;
	}
}

/** Names of the packages the pages and the server import. */
function importedPackages(root: string): Set<string> {
	const files = ['src', 'server'].flatMap((folder) =>
		readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
	);
	const texts = files
		.filter(
			(entry) =>
				entry.isFile() && /\.(ts|svelte|css)$/.test(entry.name) && !/^(dev|no-server-code)/.test(entry.name)
		)
		.map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));
	const names = texts.flatMap((text) => [...text.matchAll(/(?:from|import) '((?:@[\w.-]+\/)?[\w.-]+)/g)]);
	return new Set(names.map((match) => match[1] ?? ''));
}
