import { expect, test } from 'vitest';
import { openLog } from '#server/log.ts';

function logged(forPerson: boolean, error: Error): string {
	let line = '';
	openLog({ logLevel: 'info' }, { forPerson, write: (text) => (line += text) }).error(
		{ err: error, plan: 'p1' },
		'it broke'
	);
	return line;
}

test('what people wrote does not reach the log with a database error', () => {
	const error = Object.assign(new Error('duplicate key'), {
		code: '23505',
		query: 'insert',
		parameters: ['our son'],
		detail: 'our son'
	});
	for (const forPerson of [true, false]) {
		const line = logged(forPerson, new Error('not stored', { cause: error }));
		expect(line).toContain('not stored');
		expect(line).not.toContain('our son');
	}
});

test('a machine reads one line of JSON', () => {
	expect(JSON.parse(logged(false, new Error('no')))).toMatchObject({
		level: 'error',
		plan: 'p1',
		msg: 'it broke',
		err: { message: 'no' }
	});
});
