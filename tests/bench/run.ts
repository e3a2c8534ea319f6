// `npm run bench -- NAME --json FILE`: one measurement, from tests/bench/NAME.ts.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { finish, loadNamed, nameAmong } from '../measured.ts';

/** What every file here exports as `run`. */
export type Bench = () => Promise<{ figures: Record<string, number>; held: boolean }>;

const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } });
const name = nameAmong(import.meta.dirname, positionals[0]);
const run = await loadNamed<Bench>(import.meta.dirname, name);
const result = await run();
if (values.json)
	writeFileSync(
		values.json,
		`${JSON.stringify({ name, at: new Date().toISOString(), ...result }, null, '\t')}\n`
	);
finish(result);
