// People in a process of their own who type and delete without a pause and note what they are told is saved, and the checker
// who looks for that afterwards (tests/fuzz/kill).
import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { acknowledged } from '#tests/fuzz/kill/journal.ts';
import { origin } from '#tests/server/collab/live.ts';
import type { LiveHouse } from './live-house.ts';

export class Writers {
	readonly #house: LiveHouse;
	readonly #journals: string;
	readonly #file: string;
	readonly process: ChildProcess;

	/** They write through this port, which may be a proxy's. */
	constructor(house: LiveHouse, { port = house.port, every = 20 } = {}) {
		this.#house = house;
		this.#journals = path.join(house.database.folder, 'journals');
		mkdirSync(this.#journals, { recursive: true });
		this.#file = path.join(this.#journals, 'all');
		this.process = house.children.start('tests/fuzz/kill/writers.ts', [
			...['--port', `${port}`, '--plan', house.planId, '--origin', origin],
			...['--cookies', house.cookies.join(','), '--journal', this.#file],
			...['--name', 'w', '--pause', `${every}`]
		]);
	}

	/** How many edits they were told are saved. */
	get acknowledged(): number {
		return acknowledged(this.#file);
	}

	/** What they were told is saved and is not there, in the tables or for a fresh stock client. */
	async lost(): Promise<number> {
		const { port, planId, cookies, database, children } = this.#house;
		const found = await children.answerOf<{ lost: number; why: string[] }>('tests/fuzz/kill/checker.ts', [
			...['--port', `${port}`, '--plan', planId, '--origin', origin],
			...['--cookie', cookies[0]!, '--journals', this.#journals, '--database', database.url]
		]);
		if (found.lost > 0) console.log(`${found.lost} lost: ${found.why.slice(0, 3).join(', ')} …`);
		return found.lost;
	}
}
