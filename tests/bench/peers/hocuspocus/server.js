// Hocuspocus as its documentation sets it up: default settings, documents in PostgreSQL by the Database extension.
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';
import postgres from 'postgres';

const sql = postgres(process.env.DATABASE_URL, { max: 10, onnotice: () => undefined });
const database = new Database({
	async fetch({ documentName }) {
		const [row] = await sql`select state from documents where name = ${documentName}`;
		return row ? new Uint8Array(row.state) : null;
	},
	async store({ documentName, state }) {
		await sql`
			insert into documents (name, state) values (${documentName}, ${Buffer.from(state)})
			on conflict (name) do update set state = excluded.state`;
	}
});
const server = new Server({ address: '127.0.0.1', port: 0, quiet: true, extensions: [database] });
await server.listen();
console.log(`ready on ${server.address.port}`);
