// Keeps this process's folder of published pages in step with the database: anew at start and after every lost
// connection, and plan by plan on hints. A hint may be missed; a look every half minute finds what it would have said.
import { channel, type Hint } from '#server/notify.ts';
import type { Sql } from '#server/sql.ts';
import { writeStatements } from './write-statements.ts';
import { writeAllFiles, writeMissedFiles, writePlanFiles, type FilesPlace } from './write-files.ts';

export interface FilesKeeper extends FilesPlace {
	readonly log: { error(about: { err: unknown; plan?: string }, says: string): void };
	/** Milliseconds between looks without a hint. */
	readonly every?: number;
}

/** Starts keeping; returns at once. Nothing that fails here stops the server: it is logged and tried again. */
export function keepFiles(sql: Sql, keeper: FilesKeeper): { ready: Promise<void>; close(): Promise<void> } {
	let last: Promise<void> = Promise.resolve();
	let closed = false;
	/** One after the other: two writers of this process would only wait for each other's lock. */
	const inTurn = (work: () => Promise<void>, plan?: string): Promise<void> => {
		last = last
			.then(() => (closed ? undefined : work()))
			.catch((err: unknown) =>
				keeper.log.error(
					{ err, ...(plan === undefined ? {} : { plan }) },
					'published pages could not be written'
				)
			);
		return last;
	};
	const all = async () => {
		await inTurn(() => writeAllFiles(sql, keeper));
		await inTurn(() => writeStatements(sql, keeper.dir));
	};
	const hear = (payload: string): void => {
		const hint = JSON.parse(payload) as Hint;
		if (hint.kind === 'published') void inTurn(() => writePlanFiles(sql, keeper, hint.plan), hint.plan);
		if (hint.kind === 'statements') void inTurn(() => writeStatements(sql, keeper.dir, hint.area));
	};
	// onlisten runs at the first connection and at every new one: whatever was said in between is found by looking
	const listening = sql
		.listen(channel, hear, () => void all())
		.catch((err: unknown) => {
			keeper.log.error({ err }, 'published pages are kept without hints');
			void all();
			return null;
		});
	const look = async () => {
		await inTurn(() => writeMissedFiles(sql, keeper));
		await inTurn(() => writeStatements(sql, keeper.dir));
	};
	const timer = setInterval(() => void look(), keeper.every ?? 30_000);
	timer.unref();
	return {
		ready: listening.then(() => last),
		async close() {
			closed = true;
			clearInterval(timer);
			await (
				await listening
			)
				?.unlisten()
				.catch((err: unknown) => keeper.log.error({ err }, 'listening did not end'));
			await last;
		}
	};
}
