// Where the pages the law asks for lie in the public folder. Imports nothing but Node, for the small second process.
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { StatementKind } from '#domain/statements/statement.ts';

/** Where the page of an area lies. */
export function statementFile(dir: string, area: string, kind: StatementKind): string {
	return path.join(dir, 'a', area, kind, 'index.html');
}

/** Names the bytes of a page, so that a browser can ask whether it has them. */
export function tagOf(page: Buffer): string {
	return createHash('sha256').update(page).digest('hex').slice(0, 32);
}
