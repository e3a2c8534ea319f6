// The connection pool. Statements stand beside the functions that need them; this file only opens the door.
import postgres from 'postgres';

/** Pool of connections, and inside `begin` one transaction: functions that only run statements take either. */
export type Sql = postgres.Sql<{ bigint: number }>;
export type Tx = postgres.TransactionSql<{ bigint: number }>;
export type Db = Sql | Tx;

/**
 * Opens a pool. Sequence numbers and client ids are below 2^53, so bigint arrives as number.
 * A lost connection rejects the statements in flight and is replaced by itself; it never ends the process.
 */
export function connect(url: string, options: { max?: number; name?: string } = {}): Sql {
	return postgres(url, {
		max: options.max ?? 10,
		connect_timeout: 5,
		idle_timeout: 60,
		onnotice: () => undefined,
		connection: { application_name: options.name ?? 'withus', TimeZone: 'UTC' },
		types: {
			bigint: {
				to: 20,
				from: [20],
				serialize: (value: number) => String(value),
				parse: (value: string) => Number(value)
			}
		}
	});
}
