// What the writers were told, line by line, in a file that outlives server and writers.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';

export interface Line {
	/** The paragraph that was typed or deleted. */
	readonly token: string;
	/** Told that it is saved; sent and not told; a deletion sent. */
	readonly what: 'typed' | 'deleted' | 'deletion sent';
}

export function note(file: string, lines: readonly Line[]): void {
	appendFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

export function readJournal(file: string): Line[] {
	if (!existsSync(file)) return [];
	const lines = readFileSync(file, 'utf8').split('\n');
	// the last line may be torn: its writer was killed
	return lines.slice(0, -1).map((line) => JSON.parse(line) as Line);
}

/** How many edits were acknowledged. */
export function acknowledged(file: string): number {
	return readJournal(file).filter((line) => line.what !== 'deletion sent').length;
}
