import type { Sql } from '#server/sql.ts';

/** Refuses a database that a power cut could rob, or that is fast because it is lazy: it would prove nothing. */
export async function expectDurable(sql: Sql): Promise<void> {
	for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
		const [row] = await sql<{ value: string }[]>`select current_setting(${setting}) as value`;
		if (row?.value !== 'on') throw new Error(`${setting} is ${row?.value}`);
	}
}
