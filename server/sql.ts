// The connection pool. Statements stand beside the functions that need them; this file only opens the door.
import postgres from 'postgres';

/** Pool of connections, and inside `begin` one transaction: functions that only run statements take either. */
export type Sql = postgres.Sql<{ bigint: number }> & {
	/** Where it leads, for a thread that needs a line of its own. */
	readonly address: string;
};
export type Tx = postgres.TransactionSql<{ bigint: number }>;
export type Db = Sql | Tx;

/**
 * Opens a pool. Sequence numbers and client ids are below 2^53, so bigint arrives as number.
 * A lost connection rejects the statements in flight and is replaced by itself; it never ends the process.
 */
export function connect(url: string, options: { max?: number; name?: string } = {}): Sql {
	const sql = open(url, options.max ?? 10, options.name ?? 'withus');
	// postgres.js 3.4.9 lets LISTEN share state with its pool: once the line was cut, the pool's statements wait for ever
	// (tried). So listening has a pool of its own.
	let line: ReturnType<typeof open> | null = null;
	const endPool = sql.end;
	return Object.assign(sql, {
		address: url,
		listen: (...args: Parameters<Sql['listen']>) =>
			(line ??= open(url, 1, `${options.name ?? 'withus'} listening`)).listen(...args),
		async end(...args: Parameters<Sql['end']>) {
			await Promise.all([line?.end(...args), endPool(...args)]);
		}
	});
}

function open(url: string, max: number, name: string): postgres.Sql<{ bigint: number }> {
	return postgres(url, {
		max,
		connect_timeout: 5,
		// the driver's own pause grows to 20 s: a database that is back would not be asked for so long
		backoff: (tries: number) => Math.min(0.05 * 2 ** tries, 1),
		idle_timeout: 60,
		onnotice: () => undefined,
		connection: { application_name: name, TimeZone: 'UTC' },
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
