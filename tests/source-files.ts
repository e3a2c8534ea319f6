// The files of the house and what each of them imports, for the tests that hold it to its plan.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export const root = path.resolve(import.meta.dirname, '..');

/** Paths from the root of every file below these folders with one of these endings. */
export function filesIn(folders: readonly string[], endings: readonly string[]): string[] {
	return folders
		.flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }))
		.filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
		.map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
		.sort();
}

export function textOf(file: string): string {
	return readFileSync(path.join(root, file), 'utf8');
}

/** What a file imports: a path from the root for a file of ours, and the package's name for anything else. */
export function importsOf(file: string): string[] {
	const names = ts.preProcessFile(codeOf(file)).importedFiles.map((found) => found.fileName);
	return [...new Set(names.map((name) => resolved(name, file)))];
}

function resolved(name: string, from: string): string {
	if (name.startsWith('.')) return path.posix.join(path.posix.dirname(from), name);
	const own = Object.entries(aliases).find(([alias]) => name.startsWith(alias));
	return own ? own[1] + name.slice(own[0].length) : name;
}

const { imports } = JSON.parse(textOf('package.json')) as { imports: Record<string, string> };
/** '#domain/' → 'src/domain/', as package.json says. */
const aliases = Object.fromEntries(
	Object.entries(imports).map(([alias, target]) => [
		alias.replace('*', ''),
		target.replace('./', '').replace('*', '')
	])
);

/** The scripts of a Svelte file, and its whole text otherwise. */
function codeOf(file: string): string {
	const text = textOf(file);
	if (!file.endsWith('.svelte')) return text;
	return [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((script) => script[1]).join('\n');
}
