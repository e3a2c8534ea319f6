// How somebody who just started the server gets in: lines for the console.
import { firstOwnerPath } from './accounts/first-owner.ts';
import type { Env } from './env.ts';
import { closeDemo, seedDemo } from './seed.ts';
import type { Sql } from './sql.ts';

/** Opens the doors of the demo, or closes them; answers what to print under the address. */
export async function wayIn(sql: Sql, env: Env): Promise<string[]> {
	if (env.demo) return demoPeople(sql, env);
	await closeDemo(sql);
	const path = await firstOwnerPath(sql);
	if (path === null) return [];
	return [
		'Nobody owns an area here yet. Be the first owner with this link, which works once:',
		`${env.publicUrl?.origin ?? ''}${path}`
	];
}

async function demoPeople(sql: Sql, env: Env): Promise<string[]> {
	const people = await seedDemo(sql, env);
	return [
		'This is a demo for this machine. Open the address and choose who you want to be, or sign in as one of them:',
		...people.map(({ name, email, password }) => `  ${name.padEnd(14)} ${email.padEnd(30)} ${password}`)
	];
}
