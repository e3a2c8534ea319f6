import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readEnv } from '#server/env.ts';

describe('settings', () => {
	test('without any, it is a demo for this machine on port 4000', () => {
		expect(readEnv({})).toMatchObject({
			databaseUrl: null,
			port: 4000,
			host: '127.0.0.1',
			demo: true,
			secure: false,
			dataDir: path.resolve('.data'),
			publishedDir: path.resolve('.data/published')
		});
	});

	test('empty means not set', () => {
		expect(readEnv({ DATABASE_URL: '', PUBLIC_URL: '', SMTP_URL: '', TRUST_PROXY: '' })).toEqual(readEnv({}));
	});

	test('an address for others closes the doors of the demo', () => {
		expect(readEnv({ PUBLIC_URL: 'https://plans.example.org' })).toMatchObject({
			demo: false,
			secure: true,
			origins: ['https://plans.example.org']
		});
	});

	test('other machines are let in only under an address', () => {
		expect(() => readEnv({ HOST: '0.0.0.0' })).toThrow('set PUBLIC_URL');
		expect(() => readEnv({ TRUST_PROXY: '1' })).toThrow('set PUBLIC_URL');
		expect(readEnv({ HOST: '0.0.0.0', PUBLIC_URL: 'http://localhost:4000' }).demo).toBe(false);
	});

	test.each([
		[{ PORT: 'many' }, 'PORT must be a number'],
		[{ PORT: '70000' }, 'PORT must be at most 65535'],
		[{ DATABASE_URL: 'mysql://x/y' }, 'DATABASE_URL must look like'],
		[{ PUBLIC_URL: 'plans.example.org' }, 'PUBLIC_URL must look like'],
		[{ PUBLIC_URL: 'https://example.org/plans' }, 'without a path'],
		[{ TRUST_PROXY: 'perhaps' }, 'TRUST_PROXY must be 1 or 0']
	])('%o is refused in a sentence', (given, sentence) => {
		expect(() => readEnv(given)).toThrow(sentence);
	});
});
