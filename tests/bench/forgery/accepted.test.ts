import { expect, test } from 'vitest';
import { forgedWords } from '#tests/fuzz/forgery/kinds.ts';
import { letterUpdate } from '../engine/keystrokes.ts';
import { acceptedAmong } from './accepted.ts';

const victim = { client: 1_000, person: 'victim' };
const after = { client: 7, clock: 5 };
const words = (client: number, text: string): Uint8Array => letterUpdate({ client, clock: 0 }, after, text);

test('a forgery that got through is counted, whoever it stands for', () => {
	const honest = [
		{ bytes: words(1_000, 'hers'), person: 'victim' },
		{ bytes: words(1_001, 'his own'), person: 'forger' }
	];
	const forged = [
		{ bytes: words(1_000, 'x'), person: 'forger' },
		{ bytes: words(1_000, forgedWords), person: 'victim' }
	];
	expect(acceptedAmong([...honest, ...forged], victim)).toEqual(forged);
});
