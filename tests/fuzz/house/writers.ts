// People in a process of their own who type and delete without a pause and note what they are told is saved, and the checker
// who looks for that afterwards (tests/fuzz/kill).
import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { acknowledged } from '#tests/fuzz/kill/journal.ts';
import { origin } from '#tests/server/collab/live.ts';
import type { LiveHouse } from './live-house.ts';

/** Where they write. */
type House = Pick<LiveHouse, 'database' | 'children' | 'planId' | 'cookies'>;

interface Settings {
	/** May be a proxy's. */
	readonly port: number;
	/** Each makes an edit so many ms after their last. */
	readonly every?: number;
	/** What their words and their journal are called: as nobody's else in this house. */
	readonly name?: string;
}

export class Writers {
	readonly #file: string;
	readonly process: ChildProcess;

	constructor(house: House, { port, every = 20, name = 'w' }: Settings) {
		this.#file = path.join(journalsOf(house), name);
		this.process = house.children.start([
			...['tests/fuzz/kill/writers.ts', ...placeOf(house, port)],
			...['--cookies', house.cookies.join(','), '--journal', this.#file],
			...['--name', name, '--pause', `${every}`]
		]);
	}

	/** How many edits they were told are saved. */
	get acknowledged(): number {
		return acknowledged(this.#file);
	}
}

/** How much of what writers were told is saved is not there, in the tables or for a fresh stock client at that port. */
export async function lostAt(house: House, port: number): Promise<number> {
	const { lost, why } = await house.children.answerOf<{ lost: number; why: string[] }>([
		...['tests/fuzz/kill/checker.ts', ...placeOf(house, port), '--cookie', house.cookies[0]!],
		...['--journals', journalsOf(house), '--database', house.database.url]
	]);
	if (lost > 0) console.log(`${lost} lost: ${why.slice(0, 3).join(', ')} …`);
	return lost;
}

function placeOf({ planId }: House, port: number): string[] {
	return ['--port', `${port}`, '--plan', planId, '--origin', origin];
}

function journalsOf({ database }: House): string {
	const folder = path.join(database.folder, 'journals');
	mkdirSync(folder, { recursive: true });
	return folder;
}
