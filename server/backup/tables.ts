// All tables of an installation, and how one travels: PostgreSQL's own COPY text, which any version reads, ordered by the
// primary key so that the same rows always have the same hash.
import { createHash } from 'node:crypto';
import { Transform, type Readable } from 'node:stream';
import type { Db } from '#server/sql.ts';

export interface Table {
	readonly name: string;
	readonly columns: readonly string[];
	/** What rows are ordered by. */
	readonly order: readonly string[];
}

/** Kept apart: which steps were applied stands in the manifest. */
export const stepsTable = 'schema_migration';

/** Every table but the list of applied steps, by name. */
export async function tablesOf(db: Db): Promise<Table[]> {
	const rows = await db<{ name: string; columns: string[]; keys: string[] | null }[]>`
		select c.relname as name,
			array_agg(a.attname::text order by a.attnum) as columns,
			-- the order of words differs between servers, that of bytes does not
			(array_agg(quote_ident(a.attname) || case when a.attcollation > 0 then ' collate "C"' else '' end
				order by array_position(i.indkey::int2[], a.attnum))
				filter (where a.attnum = any(i.indkey))) as keys
		from pg_class c
		join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
		left join pg_index i on i.indrelid = c.oid and i.indisprimary
		where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and c.relname <> ${stepsTable}
		group by c.relname order by c.relname collate "C"`;
	return rows.map(({ name, columns, keys }) => ({
		name,
		columns,
		order: keys ?? columns.map((column) => `${quoted(column)}::text collate "C"`)
	}));
}

/** How values are written must not depend on a server's settings. */
export async function plainWriting(db: Db): Promise<void> {
	await db.unsafe(
		`set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local bytea_output = 'hex';
		set local timezone = 'UTC'; set local extra_float_digits = 1; set local client_encoding = 'UTF8';
		set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`
	);
}

/** The rows of a table as COPY text. */
export function copyOut(db: Db, { name, columns, order }: Table): Promise<Readable> {
	const list = columns.map(quoted).join(', ');
	return db
		.unsafe(`copy (select ${list} from ${quoted(name)} order by ${order.join(', ')}) to stdout`)
		.readable();
}

export function quoted(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}

/** Passes bytes on, and knows afterwards how many lines they were and their hash. COPY text has one line for each row. */
export class Measured extends Transform {
	readonly #hash = createHash('sha256');
	bytes = 0;
	rows = 0;

	override _transform(chunk: Buffer, _encoding: string, done: (error: null, chunk: Buffer) => void): void {
		this.#hash.update(chunk);
		this.bytes += chunk.byteLength;
		for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) this.rows++;
		done(null, chunk);
	}

	/** Once everything has passed. */
	get sha256(): string {
		return this.#hash.copy().digest('hex');
	}
}
