import { connect as dial, createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { connect } from '#server/sql.ts';
import { freshDatabase } from '#tests/database.ts';

test('a line lost while the driver asks for the types of lists, and refused afterwards, ends nothing', async () => {
	const database = await freshDatabase();
	const address = new URL(database.url);
	const there = Number(address.port);
	// passes everything on until the driver asks for its types; then the line is cut and no other is taken
	let asked = false;
	const line = createServer((near) => {
		const far = dial(there, address.hostname);
		far.on('data', (bytes) => near.write(bytes));
		near.on('data', (bytes) => {
			if (!bytes.toString('latin1').includes('pg_type')) return far.write(bytes);
			asked = true;
			line.close();
			near.destroy();
			return far.destroy();
		});
		for (const socket of [near, far]) socket.on('error', () => undefined);
	});
	await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
	address.port = `${(line.address() as AddressInfo).port}`;
	const unheard: unknown[] = [];
	const hear = (error: unknown) => void unheard.push(error);
	process.on('unhandledRejection', hear);
	const sql = connect(address.href, { max: 1 });
	await expect(sql`select 1`).rejects.toThrow();
	await pause(50);
	process.off('unhandledRejection', hear);
	expect([asked, unheard]).toEqual([true, []]);
	await sql.end({ timeout: 1 });
	await database.drop();
});
