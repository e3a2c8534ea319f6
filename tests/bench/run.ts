// `npm run bench -- NAME --json FILE`: one measurement, from tests/bench/NAME.ts.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { finish, loadNamed, nameAmong } from '../measured.ts';

export interface BenchOptions {
	/** One short round instead of several long ones. */
	readonly quick: boolean;
	/** Only these of what is measured, and only these servers; none named: all. */
	readonly only: readonly string[];
	readonly servers: readonly string[];
	/** Say what there is to measure, and measure nothing. */
	readonly list: boolean;
	/** Folder for charts. */
	readonly charts: string;
}

export interface BenchResult {
	readonly figures: Readonly<Record<string, unknown>>;
	readonly held: boolean;
	/** What the JSON file holds besides. */
	readonly details?: object;
}

/** What every file here exports as `run`. */
export type Bench = (options: BenchOptions) => Promise<BenchResult>;

const { positionals, values } = parseArgs({
	allowPositionals: true,
	options: {
		json: { type: 'string' },
		quick: { type: 'boolean', default: false },
		only: { type: 'string', default: '' },
		servers: { type: 'string', default: '' },
		list: { type: 'boolean', default: false },
		charts: { type: 'string', default: '.data/bench' }
	}
});
const name = nameAmong(import.meta.dirname, positionals[0]);
const run = await loadNamed<Bench>(import.meta.dirname, name);
const { quick, list, charts } = values;
const named = (value: string): string[] => value.split(',').filter(Boolean);
const result = await run({ quick, list, charts, only: named(values.only), servers: named(values.servers) });
if (values.json) {
	const { details = {}, ...rest } = result;
	const kept = { name, at: new Date().toISOString(), ...rest, ...details };
	writeFileSync(values.json, `${JSON.stringify(kept, null, '\t')}\n`);
}
finish(result);
