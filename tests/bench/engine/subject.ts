// A server that is measured: how it is started, given its plans, and looked into afterwards.
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { endWithUs } from '#tests/end-with-us.ts';
import type { DialectName } from './dialect.ts';
import type { RoomJob } from './job.ts';

/** A plan as it is before anybody comes. */
export interface Plan {
	readonly update: Uint8Array;
	/** The same as it came to be, where that is kept. */
	readonly pieces?: readonly Uint8Array[];
}

export interface Running {
	readonly port: number;
	readonly pid: number;
	/** Address of a room for a browser. */
	readonly rooms: readonly RoomJob[];
	readonly cookies: readonly string[];
	/** Where it stores; empty where it does not. */
	readonly databaseUrl: string;
	/** Clock by client that stands in PostgreSQL for a room; null where nothing is stored. */
	stored(room: RoomJob): Promise<ReadonlyMap<number, number> | null>;
	stop(): Promise<void>;
}

export interface StartSettings {
	/** Lets it be told to throw away what nobody needs (tidy.ts). */
	readonly tidies?: boolean;
}

export interface Subject {
	readonly name: string;
	readonly dialect: DialectName;
	readonly origin: string;
	readonly acknowledges: boolean;
	readonly stores: boolean;
	/** Starts it, with these plans in its database and so many people who may write in them. */
	start(plans: readonly Plan[], people: number, settings?: StartSettings): Promise<Running>;
}

const tidying = ['--expose-gc', '--import', pathToFileURL(path.join(import.meta.dirname, 'tidy.ts')).href];

/** Starts a Node process that says by a line that it is ready; answers what the pattern found in it. */
export async function startNode(
	program: readonly string[],
	{ cwd, env, ready, tidies = false }: { cwd?: string; env: NodeJS.ProcessEnv; ready: RegExp } & StartSettings
): Promise<{ child: ChildProcess; found: string }> {
	const child = spawn(process.execPath, [...(tidies ? tidying : []), ...program], {
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
		...(cwd ? { cwd } : {})
	});
	// whoever cuts us off leaves no server behind
	endWithUs(child, 'SIGKILL');
	let said = '';
	const found = await new Promise<string>((resolve, reject) => {
		for (const stream of [child.stdout, child.stderr])
			stream.setEncoding('utf8').on('data', (text: string) => {
				// only its beginning is of interest
				if (said.length < 100_000) said += text;
				const line = ready.exec(said)?.[1];
				if (line !== undefined) resolve(line);
			});
		child.once('exit', (code) =>
			reject(new Error(`${program.join(' ')} ended with ${String(code)}: ${said}`))
		);
	});
	return { child, found };
}

/** Ends a process of ours, whatever it does. */
export async function kill(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = new Promise((resolve) => child.once('exit', resolve));
	child.kill('SIGKILL');
	await gone;
}
