// The first process of a PostgreSQL server, found by the file it keeps in its data.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { connect } from './sql.ts';

export interface Postmaster {
	readonly pid: number;
	readonly port: number;
}

/** The one user of the bundled server, and the name of our database in it. */
export const postgresUser = 'withus';

/** Address of a database in the bundled server. */
export function postgresUrl(port: number, password: string, database: string): string {
	return `postgres://${postgresUser}:${password}@127.0.0.1:${port}/${database}`;
}

/** The server running on these data, if one does and it takes our password. postmaster.pid: pid, folder, start, port, …, status. */
export async function answering(data: string, password: string): Promise<Postmaster | null> {
	const file = path.join(data, 'postmaster.pid');
	if (!existsSync(file)) return null;
	const lines = readFileSync(file, 'utf8').split('\n');
	const pid = Number(lines[0]);
	const port = Number(lines[3]);
	if (!pid || !port || lines[7]?.trim() !== 'ready' || !isAlive(pid)) return null;
	// after a restart of the machine the number may belong to somebody else, and so may the port: ask whose data it serves
	const sql = connect(postgresUrl(port, password, 'postgres'), { max: 1 });
	try {
		const [row] = await sql<{ folder: string }[]>`select current_setting('data_directory') as folder`;
		return row?.folder === data ? { pid, port } : null;
	} catch {
		return null;
	} finally {
		await sql.end({ timeout: 1 });
	}
}

/** A zombie still has its number, but no life; where nobody reaps it, it would keep the data locked for ever. */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
	} catch {
		return false;
	}
	return !isZombie(pid);
}

function isZombie(pid: number): boolean {
	const status = `/proc/${pid}/status`;
	return existsSync(status) && /^State:\s+Z/m.test(readFileSync(status, 'utf8'));
}

/** Removes the lock of a server that is certainly gone: a zombie, or a number that now belongs to another program. */
export function forgetDeadServer(data: string): void {
	const file = path.join(data, 'postmaster.pid');
	if (!existsSync(file)) return;
	const pid = readFileSync(file, 'utf8').split('\n')[0]?.trim();
	const name = `/proc/${pid}/comm`;
	if (!existsSync(name) || isZombie(Number(pid)) || readFileSync(name, 'utf8').trim() !== 'postgres')
		rmSync(file, { force: true });
}
