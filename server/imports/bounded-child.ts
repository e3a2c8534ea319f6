// Starts the bounded child process, watches it, and believes nothing it says before checking it.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refused, refuse, refusals, type RefusalCode } from '#domain/refusals.ts';
import type { FileKind } from './file-kind.ts';
import { checkedReading } from './reading-schema.ts';
import type { Reading } from './reading.ts';

export interface ReadingLimits {
	/** From start to answer. */
	readonly milliseconds: number;
	/** Memory in use, watched. */
	readonly residentBytes: number;
	readonly heapMegabytes: number;
	/** Address space where prlimit exists; Node 26 aborts below 2 GB. */
	readonly addressBytes: number;
	readonly answerBytes: number;
}

export const readingLimits: ReadingLimits = {
	milliseconds: 10_000,
	residentBytes: 512 * 1024 * 1024,
	heapMegabytes: 256,
	addressBytes: 4 * 1024 ** 3,
	answerBytes: 16 * 1024 * 1024
};

export interface Watch {
	/** The most memory the child was seen to use, in bytes, and how long it lived. */
	(peak: { residentBytes: number; milliseconds: number }): void;
}

export type Answer = { readonly reading: Reading } | { readonly refused: RefusalCode };

/** What the child says of a file of a kind. */
export async function askChild(
	kind: FileKind,
	file: Uint8Array,
	limits: ReadingLimits,
	watch?: Watch
): Promise<Answer> {
	const [command, ...args] = [...commandLine(limits), kind];
	if (!command) refuse('import-unsafe-here');
	// no environment: a child that reads strangers' files must not know where the database is
	const child = spawn(command, args, { cwd: root(), env: {}, stdio: ['pipe', 'pipe', 'pipe'] });
	const guard = new Guard(child, limits);
	const output: Buffer[] = [];
	let size = 0;
	child.stdout.on('data', (chunk: Buffer) => {
		size += chunk.length;
		if (size > limits.answerBytes) guard.stop('file-hostile');
		else output.push(chunk);
	});
	let complaint = '';
	child.stderr.on(
		'data',
		(chunk: Buffer) => (complaint = (complaint + chunk.toString('utf8')).slice(-4_000))
	);
	// a child that ends before it has read everything closes the pipe: its answer says why
	child.stdin.on('error', () => undefined);
	child.stdin.end(file);
	const code = await new Promise<number | null>((resolve, reject) => {
		child.on('error', reject);
		child.on('close', resolve);
	}).finally(() => guard.end());
	watch?.(guard.seen());
	if (guard.stopped) return { refused: guard.stopped };
	// Node aborts when the heap is full: the file unpacks to more than a plan needs
	if (code !== 0)
		return {
			refused:
				/heap out of memory|allocation failed/i.test(complaint) || code === null
					? 'file-hostile'
					: broken(complaint)
		};
	return parsed(Buffer.concat(output).toString('utf8'));
}

function broken(complaint: string): RefusalCode {
	throw new Error(`The process that reads files failed: ${complaint}`);
}

function parsed(text: string): Answer {
	const value: unknown = JSON.parse(text);
	if (typeof value !== 'object' || value === null)
		throw new Error('The process that reads files gave no answer.');
	if ('refused' in value && typeof value.refused === 'string' && value.refused in refusals)
		return { refused: value.refused as RefusalCode };
	if ('reading' in value) return { reading: checkedReading(value.reading) };
	throw new Error('The process that reads files gave an answer of another shape.');
}

/** Looks at the child every few milliseconds and ends it when it takes too much. */
class Guard {
	stopped: RefusalCode | null = null;
	private readonly child: ChildProcess;
	private readonly started = Date.now();
	private readonly timers: readonly NodeJS.Timeout[];
	private peak = 0;

	constructor(child: ChildProcess, limits: ReadingLimits) {
		this.child = child;
		const tooLong = setTimeout(() => this.stop('import-slow'), limits.milliseconds);
		const look = setInterval(() => {
			this.peak = Math.max(this.peak, residentBytes(child.pid));
			if (this.peak > limits.residentBytes) this.stop('file-hostile');
		}, 25);
		this.timers = [tooLong, look];
	}

	stop(why: RefusalCode): void {
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
 * The command that runs the child: without a network of its own where the system allows it, with a limit on its address
 * space where prlimit exists, and always under Node's permission model, which the child checks before it reads anything.
 */
export function commandLine(limits: ReadingLimits): string[] {
	const top = root();
	const readable = ['package.json', 'server/imports', 'src/domain', 'src/document', 'node_modules'].map(
		(part) => `--allow-fs-read=${path.join(top, part)}`
	);
	const node = [
		process.execPath,
		'--permission',
		...readable,
		`--max-old-space-size=${limits.heapMegabytes}`,
		'--no-warnings'
	];
	const bounded = works(['prlimit', '--version']) ? ['prlimit', `--as=${limits.addressBytes}`] : [];
	const alone =
		[
			['unshare', '-n'],
			['unshare', '-rn']
		].find((command) => works([...command, 'true'])) ?? [];
	return [...alone, ...bounded, ...node, path.join(top, 'server/imports/child.ts')];
}

function works([command, ...args]: readonly string[]): boolean {
	return command !== undefined && spawnSync(command, args, { stdio: 'ignore', timeout: 2_000 }).status === 0;
}

/** The folder of this program, found from here or from the built bundle: the child runs from its sources. */
function root(): string {
	let folder = path.dirname(fileURLToPath(import.meta.url));
	while (!existsSync(path.join(folder, 'server/imports/child.ts'))) {
		const above = path.dirname(folder);
		if (above === folder) throw new Refused('import-unsafe-here');
		folder = above;
	}
	return folder;
}
