// How the database goes away. Each is begun, lasts for a while, and is ended.
import type { OwnDatabase } from '#tests/fuzz/house/own-database.ts';
import type { TcpProxy } from '#tests/doubles/tcp-proxy.ts';

export interface Outage {
	readonly begin: (database: OwnDatabase, line: TcpProxy) => Promise<void>;
	readonly end: (database: OwnDatabase, line: TcpProxy) => Promise<void>;
	/** Nothing can be committed while it lasts, so nothing may be called saved. */
	readonly isTotal: boolean;
}

export const outages: Readonly<Record<string, Outage>> = {
	stopped: {
		begin: (database) => database.kill('SIGQUIT'),
		end: (database) => database.start(),
		isTotal: true
	},
	killed: {
		begin: (database) => database.kill('SIGKILL'),
		end: (database) => database.start(),
		isTotal: true
	},
	'line cut': { begin: (_, line) => line.cut(), end: (_, line) => line.mend(), isTotal: true },
	'connections dropped': {
		begin: async ({ sql }) =>
			void (await sql`
				select pg_terminate_backend(pid) from pg_stat_activity
				where pid <> pg_backend_pid() and backend_type = 'client backend' and application_name like 'withus%'`),
		end: () => Promise.resolve(),
		isTotal: false
	},
	'slow commits': slowCommits(0.7),
	'very slow commits': slowCommits(5)
};

/** Every append takes this long, seconds: longer than what is promised to the people who wait, shorter than our patience. */
function slowCommits(seconds: number): Outage {
	return {
		begin: async ({ sql }) => {
			await sql.unsafe(`
				create or replace function take_your_time() returns trigger language plpgsql as
				$$ begin perform pg_sleep(${seconds}); return new; end $$`);
			await sql`create trigger slow before insert on plan_update for each statement execute function take_your_time()`;
		},
		end: async ({ sql }) => void (await sql`drop trigger slow on plan_update`),
		isTotal: false
	};
}
