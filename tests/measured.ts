// What is measured is run by name, ends with one line of JSON, and says by its exit code whether the promise held.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The name asked for, if the folder has it; else says what there is, and ends the process. */
export function nameAmong(folder: string, asked: string | undefined): string {
	const names = readdirSync(folder)
		.filter((file) => file.endsWith('.ts') && file !== 'run.ts')
		.map((file) => path.basename(file, '.ts'));
	if (asked !== undefined && names.includes(asked)) return asked;
	console.error(
		`${asked ? `There is no "${asked}".` : 'Say which one.'} There is: ${names.join(', ') || 'none yet'}`
	);
	process.exit(2);
}

/** The function `run` of a file in the folder. */
export async function loadNamed<Run>(folder: string, name: string): Promise<Run> {
	const module = (await import(pathToFileURL(path.join(folder, `${name}.ts`)).href)) as { run: Run };
	return module.run;
}

/** Prints the figures and ends the process; whatever is still open does not keep it. */
export function finish({
	figures,
	held
}: {
	figures: Readonly<Record<string, unknown>>;
	held: boolean;
}): never {
	console.log(JSON.stringify(figures));
	process.exit(held ? 0 : 1);
}
