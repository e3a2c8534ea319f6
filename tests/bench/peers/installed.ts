// What Withus is measured beside is no part of it: each peer has a lockfile of its own here, and is installed under
// .data/bench when it is measured.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const files = ['package.json', 'package-lock.json', '.npmrc', 'server.js'];

/** The folder in which a peer is installed as its lockfile says; installs it when it is not. */
export function installed(name: string): string {
	const from = path.join(import.meta.dirname, name);
	const folder = path.resolve('.data/bench/peers', name);
	const stamp = path.join(folder, 'node_modules/.installed');
	const lock = readFileSync(path.join(from, 'package-lock.json'), 'utf8');
	mkdirSync(folder, { recursive: true });
	for (const file of files) copyFileSync(path.join(from, file), path.join(folder, file));
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return folder;
	console.log(`Installing ${name} to compare with …`);
	const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--loglevel=error'], {
		cwd: folder,
		encoding: 'utf8',
		// npm and what it runs find the Node that runs us
		env: { ...process.env, PATH: `${path.dirname(process.execPath)}:${process.env.PATH ?? ''}` }
	});
	if (npm.status !== 0)
		throw new Error(
			`${name} could not be installed, which needs a network. Measure without it: --servers ours,floor. npm said: ${npm.stderr}`
		);
	writeFileSync(stamp, lock);
	return folder;
}
