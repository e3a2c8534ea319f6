// A PostgreSQL that a test can stop while the application goes on, and start again as it was, on the same port. The
// application reaches it by its address: one that it had started itself, it would start again by itself.
import { spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from '#server/postmaster.ts';

/** `folder`: the one it was started in (`EmbeddedPostgres.folder`). Stops the database at once, as a power cut would not and a restart does; answers how to bring it back. */
export async function stopDatabase(folder: string): Promise<() => Promise<void>> {
	const data = path.join(folder, 'data');
	const pidFile = path.join(data, 'postmaster.pid');
	const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
	const [binary, ...args] = commandLine(readFileSync(path.join(data, 'postmaster.opts'), 'utf8'));
	if (!binary) throw new Error('PostgreSQL did not write down how it was started.');
	process.kill(pid, 'SIGQUIT');
	while (isAlive(pid)) await pause(10);

	return async () => {
		const { uid, gid } = statSync(data);
		const child = spawn(binary, args, {
			uid,
			gid,
			cwd: '/',
			detached: true,
			stdio: 'ignore',
			env: { LC_ALL: 'C', TZ: 'UTC' }
		});
		child.unref();
		while (!readyIn(pidFile)) await pause(20);
	};
}

/** PostgreSQL writes its path bare and every argument in quotes. */
function commandLine(text: string): string[] {
	const line = text.trim();
	const binary = line.slice(0, line.indexOf(' '));
	return [binary, ...[...line.matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '')];
}

function readyIn(pidFile: string): boolean {
	try {
		return readFileSync(pidFile, 'utf8').split('\n')[7]?.trim() === 'ready';
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
		throw error;
	}
}
