// `npm run fuzz -- NAME --seed N --size N`: one randomised promise, from tests/fuzz/NAME.ts.
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { finish, loadNamed, nameAmong } from '../measured.ts';

/** What every file here exports as `run`; the size counts the first figure. */
export type Fuzz = (given: {
	seed: number;
	size: number;
}) => Promise<{ figures: Record<string, number>; held: boolean }>;

const { positionals, values } = parseArgs({
	allowPositionals: true,
	options: { seed: { type: 'string' }, size: { type: 'string', default: '1000' } }
});
const name = nameAmong(import.meta.dirname, positionals[0]);
const seed = values.seed === undefined ? randomInt(1, 2 ** 31) : Number(values.seed);
const size = Number(values.size);
if (![seed, size].every(Number.isSafeInteger)) throw new Error('--seed and --size are whole numbers.');
console.log(`${name}: seed ${seed}, size ${size}`);
const run = await loadNamed<Fuzz>(import.meta.dirname, name);
finish(await run({ seed, size }));
