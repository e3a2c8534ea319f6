// Whether new people may be sent to this process: its database answers, has every table, and it is not on its way out.
import type { Sql } from '#server/sql.ts';

export type Readiness = 'ready' | 'starting' | 'stopping' | 'database away' | 'tables missing';

/** A database that has not answered by then counts as away, ms: who asks has patience for two or three seconds. */
const patience = 1_000;

export class Ready {
	readonly #sql: Sql;
	readonly #newestTable: string;
	#pagesOpen = false;
	#stopping = false;
	/** How the database was when somebody last asked. */
	#database: Readiness = 'starting';
	#asking: Promise<Readiness> | null = null;

	/** `newestTable` is the name of the newest migration this program knows. */
	constructor(sql: Sql, newestTable: string) {
		this.#sql = sql;
		this.#newestTable = newestTable;
	}

	pagesAreOpen(): void {
		this.#pagesOpen = true;
	}

	stopping(): void {
		this.#stopping = true;
	}

	get isStopping(): boolean {
		return this.#stopping;
	}

	/** Looks now. However many ask at once, and however long it is silent, the database is asked once. */
	async look(): Promise<Readiness> {
		if (this.#stopping) return 'stopping';
		if (!this.#pagesOpen) return 'starting';
		this.#asking ??= this.#ask().finally(() => (this.#asking = null));
		this.#database = await orAway(this.#asking);
		return this.#stopping ? 'stopping' : this.#database;
	}

	get databaseAnswers(): boolean {
		return this.#database === 'ready';
	}

	#ask(): Promise<Readiness> {
		return this.#sql`select 1 from schema_migration where name = ${this.#newestTable}`.then(
			(rows) => (rows.length > 0 ? 'ready' : 'tables missing'),
			() => 'database away'
		);
	}
}

/** The answer, unless it lets us wait. */
function orAway(asked: Promise<Readiness>): Promise<Readiness> {
	return new Promise((resolve) => {
		const tooLate = setTimeout(() => resolve('database away'), patience);
		void asked.then(resolve).finally(() => clearTimeout(tooLate));
	});
}
