// Work on strangers' bytes in a process of its own: without a network where the system allows it, without our environment,
// reading nothing but this program, and ended when it takes too much memory or time. The child reads stdin and answers on stdout.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface ChildLimits {
	/** From start to answer. */
	readonly milliseconds: number;
	/** Memory in use, watched. */
	readonly residentBytes: number;
	readonly heapMegabytes: number;
	/** Address space where prlimit exists; Node 26 aborts below 2 GB. */
	readonly addressBytes: number;
	readonly answerBytes: number;
}

export interface ChildWork {
	/** The child's program, from the top of the house. */
	readonly script: string;
	readonly args?: readonly string[];
	/** Folders it may read, from the top of the house. */
	readonly readable: readonly string[];
	/** It may load native code of our packages. */
	readonly addons?: boolean;
	readonly limits: ChildLimits;
	/** How much is done, in per cent: the child says so in lines of its own ("done 40"), apart from its answer. */
	readonly onDone?: ((percent: number) => void) | undefined;
}

export type ChildEnd =
	| { readonly answer: Buffer }
	/** It was ended: it took too long, or too much memory, or answered too much. */
	| { readonly stopped: 'slow' | 'greedy' }
	/** It ended by itself without an answer. */
	| { readonly failed: string; readonly outOfMemory: boolean }
	/** This machine has no such program. */
	| { readonly unsafe: true };

export interface Watch {
	/** The most memory the child was seen to use, in bytes, and how long it lived. */
	(peak: { residentBytes: number; milliseconds: number }): void;
}

/** Gives the child its bytes and waits for its answer. */
export async function runBounded(work: ChildWork, input: Uint8Array, watch?: Watch): Promise<ChildEnd> {
	const top = topOf(work.script);
	if (top === null) return { unsafe: true };
	const [command = '', ...args] = commandLine(work, top);
	// no environment: a child that reads strangers' files must not know where the database is
	const child = spawn(command, args, { cwd: top, env: {}, stdio: ['pipe', 'pipe', 'pipe'] });
	const guard = new Guard(child, work.limits);
	const output: Buffer[] = [];
	let size = 0;
	child.stdout.on('data', (chunk: Buffer) => {
		size += chunk.length;
		if (size > work.limits.answerBytes) guard.stop('greedy');
		else output.push(chunk);
	});
	let complaint = '';
	child.stderr.on('data', (chunk: Buffer) => {
		const text = chunk.toString('utf8');
		for (const [, percent] of text.matchAll(/^done (\d{1,3})$/gm)) work.onDone?.(Number(percent));
		complaint = (complaint + text).slice(-4_000);
	});
	// a child that ends before it has read everything closes the pipe: its answer says why
	child.stdin.on('error', () => undefined);
	child.stdin.end(input);
	const code = await new Promise<number | null>((resolve, reject) => {
		child.on('error', reject);
		child.on('close', resolve);
	}).finally(() => guard.end());
	watch?.(guard.seen());
	if (guard.stopped) return { stopped: guard.stopped };
	if (code === 0) return { answer: Buffer.concat(output) };
	// Node aborts when the heap is full
	const outOfMemory = code === null || /heap out of memory|allocation failed/i.test(complaint);
	return { failed: complaint, outOfMemory };
}

/** Looks at the child every few milliseconds and ends it when it takes too much. */
class Guard {
	stopped: 'slow' | 'greedy' | null = null;
	private readonly child: ChildProcess;
	private readonly started = Date.now();
	private readonly timers: readonly NodeJS.Timeout[];
	private peak = 0;

	constructor(child: ChildProcess, limits: ChildLimits) {
		this.child = child;
		const tooLong = setTimeout(() => this.stop('slow'), limits.milliseconds);
		const look = setInterval(() => {
			this.peak = Math.max(this.peak, residentBytes(child.pid));
			if (this.peak > limits.residentBytes) this.stop('greedy');
		}, 25);
		this.timers = [tooLong, look];
	}

	stop(why: 'slow' | 'greedy'): void {
		this.stopped ??= why;
		this.child.kill('SIGKILL');
	}

	end(): void {
		for (const timer of this.timers) clearTimeout(timer);
	}

	seen(): { residentBytes: number; milliseconds: number } {
		return { residentBytes: this.peak, milliseconds: Date.now() - this.started };
	}
}

function residentBytes(pid: number | undefined): number {
	if (pid === undefined) return 0;
	if (process.platform !== 'linux')
		return (
			Number(spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim() || 0) *
			1024
		);
	const status = `/proc/${pid}/status`;
	// the process may end between the two lines; then it uses nothing any more
	if (!existsSync(status)) return 0;
	try {
		return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(status, 'utf8'))?.[1] ?? 0) * 1024;
	} catch (cause) {
		if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ESRCH'))
			return 0;
		throw cause;
	}
}

/**
 * The command that runs a child: without a network of its own where the system allows it, with a limit on its address space
 * where prlimit exists, and always under Node's permission model, which the child checks before it reads anything.
 */
export function commandLine(
	{ script, args = [], readable, addons, limits }: ChildWork,
	top: string
): string[] {
	const node = [
		process.execPath,
		'--permission',
		...['package.json', ...readable].map((part) => `--allow-fs-read=${path.join(top, part)}`),
		...(addons ? ['--allow-addons'] : []),
		`--max-old-space-size=${limits.heapMegabytes}`,
		'--no-warnings'
	];
	const bounded = works(['prlimit', '--version']) ? ['prlimit', `--as=${limits.addressBytes}`] : [];
	const alone =
		[
			['unshare', '-n'],
			['unshare', '-rn']
		].find((command) => works([...command, 'true'])) ?? [];
	return [...alone, ...bounded, ...node, path.join(top, script), ...args];
}

function works([command, ...args]: readonly string[]): boolean {
	return command !== undefined && spawnSync(command, args, { stdio: 'ignore', timeout: 2_000 }).status === 0;
}

/** True in a process that is really confined, whatever it was told on the command line. For the child to ask first. */
export function isConfined(): boolean {
	const { permission } = process;
	if (!permission) return false;
	return (
		!permission.has('net') &&
		!permission.has('fs.write') &&
		!permission.has('child') &&
		!permission.has('fs.read', '/etc/hostname')
	);
}

/** The folder of this program, found from here or from the built bundle: the child runs from its sources. */
function topOf(script: string): string | null {
	let folder = path.dirname(fileURLToPath(import.meta.url));
	while (!existsSync(path.join(folder, script))) {
		const above = path.dirname(folder);
		if (above === folder) return null;
		folder = above;
	}
	return folder;
}
