// What the measuring process tells the load, and what the load answers. Both sides are ours and of one version.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { endWithUs } from '#tests/end-with-us.ts';
import type { DialectName } from './dialect.ts';
import type { Figures } from './numbers.ts';
import type { Scenario } from './scenarios.ts';

export interface Job {
	readonly scenario: Scenario;
	readonly server: {
		readonly port: number;
		readonly pid: number;
		readonly dialect: DialectName;
		/** Sent with the request that opens a line. */
		readonly origin: string;
		/** It says which changes it has taken in. */
		readonly acknowledges: boolean;
	};
	/** The database's first process; its time is told apart. */
	readonly postgres: number;
	readonly rooms: readonly RoomJob[];
	/** The cookie of each person; empty where nobody signs in. */
	readonly cookies: readonly string[];
	/** Whether what stood there before is stored; else the first who comes brings it. */
	readonly stored: boolean;
	/** Shorter, and less exact. */
	readonly quick: boolean;
}

export interface RoomJob {
	readonly name: string;
	readonly path: string;
}

export interface Result {
	readonly figures: Figures;
	/** Room by room: clocks below which a client's words are acknowledged. */
	readonly acknowledged: readonly (readonly (readonly [client: number, upTo: number])[])[];
	/** Things worth a look that are no figure. */
	readonly remarks: readonly string[];
}

/** Runs a job in a process of its own, to its end. */
export async function runLoad(job: Job): Promise<Result> {
	const load = spawn(process.execPath, [path.join(import.meta.dirname, 'load.ts')], {
		stdio: ['pipe', 'pipe', 'inherit']
	});
	endWithUs(load);
	let said = '';
	load.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
	load.stdin.end(JSON.stringify(job));
	const code = await new Promise((resolve) => load.once('close', resolve));
	if (code !== 0) throw new Error(`The load of ${job.scenario.name} ended with ${String(code)}`);
	return JSON.parse(said) as Result;
}
