// Published pages are written by their keeper on a hint; who publishes wants their address to work when the answer arrives.
import { openLog } from '#server/log.ts';
import { writePlanFiles } from '#server/publication/write-files.ts';
import type { Env } from '#server/env.ts';
import type { Sql } from '#server/sql.ts';

/** What goes out is decided already: if this fails, the keeper of the files tries again. */
export async function writeFilesNow(
	{ sql, env }: { readonly sql: Sql; readonly env: Env },
	plan: string
): Promise<void> {
	try {
		await writePlanFiles(sql, { dir: env.publishedDir, origin: env.publicUrl?.origin ?? '' }, plan);
	} catch (error) {
		openLog(env).error({ err: error, plan }, 'published pages could not be written yet');
	}
}
