// The drawings of the set, as pages carry them inside: a page that is read while our servers sleep loads nothing.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { conceptOf } from '#domain/easy-read/find-concept.ts';
import { symbolSets, usualSet, type SymbolSetId } from '#domain/easy-read/symbol-set.ts';

/** By concept, ready for an `src` in double quotes. What is no concept of the list is left out. */
export async function symbolsFor(
	concepts: readonly string[],
	set: SymbolSetId = usualSet
): Promise<Map<string, string>> {
	const wanted = [...new Set(concepts)].flatMap((id) => conceptOf(id)?.id ?? []);
	const folder = symbolFolder(symbolSets[set].folder);
	const drawings = await Promise.all(
		wanted.map(async (id) => [id, asSource(await readFile(path.join(folder, `${id}.svg`), 'utf8'))] as const)
	);
	return new Map(drawings);
}

/** Letters that a style or an address could stumble over are written as numbers; the rest stays, so that it packs well. */
function asSource(drawing: string): string {
	const text = drawing
		.trim()
		.replaceAll('"', "'")
		.replace(/[%#<>&\n]/g, encodeURIComponent);
	return `data:image/svg+xml,${text}`;
}

/** From here upwards: the build lies deeper than the source. */
function symbolFolder(name: string): string {
	const inside = path.join('static', 'symbols', name);
	let folder = path.dirname(fileURLToPath(import.meta.url));
	while (!existsSync(path.join(folder, inside))) {
		const above = path.dirname(folder);
		if (above === folder) throw new Error(`The drawings are not there: ${inside}.`);
		folder = above;
	}
	return path.join(folder, inside);
}
