// How `npm start` starts the server, so that tests and benchmarks start the same.
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What Node is given: flags, and the file last. Why there are flags: "What surprised us" in server/collab/README.md. */
export const productionServer: readonly string[] = wordsOf('start');

function wordsOf(script: string): string[] {
	const file = path.resolve(import.meta.dirname, '../package.json');
	const { scripts } = JSON.parse(readFileSync(file, 'utf8')) as { scripts: Record<string, string> };
	const words = /^exec node (\S.*)$/.exec(scripts[script] ?? '')?.[1]?.split(' ');
	if (!words) throw new Error(`package.json does not say how to ${script} with Node`);
	return words;
}
