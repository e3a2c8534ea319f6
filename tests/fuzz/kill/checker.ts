// The checker: a process of its own that imports nothing of the product. It reads the log's table and joins as a fresh stock
// client, and compares both with what the writers were told. Prints {"lost": n, "why": […]}.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { schemaVersion } from '#domain/plan.ts';
import { readJournal, type Line } from './journal.ts';

const { values } = parseArgs({
	options: {
		port: { type: 'string' },
		plan: { type: 'string' },
		cookie: { type: 'string' },
		origin: { type: 'string' },
		journals: { type: 'string' },
		database: { type: 'string' }
	}
});
const { port, plan, cookie, origin, journals, database } = values as Record<keyof typeof values, string>;

// what was told before looking must be there; writers who survived the kill go on meanwhile, and delete
const told = readJournals();
const [inLog, inFreshClient] = [await readLog(), await join()];
const maybeDeleted = tokensOf(readJournals(), 'deletion sent');
const why = [...faults('log', inLog), ...faults('fresh client', inFreshClient)];
console.log(JSON.stringify({ lost: why.length, why: why.slice(0, 20) }));
process.exit(0);

/** Acknowledged words that are not there, acknowledged deletions that did not happen, and words that stand twice. */
function faults(where: string, found: readonly string[]): string[] {
	const there = new Set(found);
	const [typed, deleted] = [tokensOf(told, 'typed'), tokensOf(told, 'deleted')];
	return [
		...[...typed]
			.filter((token) => !there.has(token) && !maybeDeleted.has(token))
			.map((token) => `${where}: lost ${token}`),
		...[...deleted].filter((token) => there.has(token)).map((token) => `${where}: ${token} is back`),
		...(there.size < found.length ? [`${where}: words stand twice`] : [])
	];
}

function readJournals(): Line[] {
	return readdirSync(journals).flatMap((file) => readJournal(path.join(journals, file)));
}

function tokensOf(lines: readonly Line[], what: Line['what']): Set<string> {
	return new Set(lines.filter((line) => line.what === what).map((line) => line.token));
}

async function readLog(): Promise<string[]> {
	const sql = postgres(database, { max: 1 });
	const rows = await sql<{ bytes: Uint8Array; seq: string }[]>`
		select bytes, seq from plan_update where plan_id = ${plan} order by seq`;
	await sql.end();
	const gap = rows.findIndex((row, index) => Number(row.seq) !== index + 1);
	if (gap >= 0) return [`a gap in the log at ${gap}`, `a gap in the log at ${gap}`];
	const doc = new Y.Doc();
	doc.transact((transaction) => {
		for (const row of rows) Y.applyUpdate(doc, row.bytes);
		// see server/plan-log/apply.ts: nothing may be tidied while replaying
		transaction.local = true;
	});
	return tokensIn(doc);
}

async function join(): Promise<string[]> {
	const doc = new Y.Doc();
	class WithCookie extends WebSocket {
		constructor(url: string | URL, protocols?: string | string[]) {
			super(url, protocols, { headers: { cookie, origin } });
		}
	}
	const provider = new WebsocketProvider(`ws://127.0.0.1:${port}/collab`, plan, doc, {
		WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
		params: { protocol: '1', schema: String(schemaVersion), epoch: '1' },
		disableBc: true
	});
	for (const ours of [100, 101, 102, 103, 104, 105]) provider.messageHandlers[ours] = () => undefined;
	await new Promise<void>((resolve) => provider.on('sync', (synced) => synced && resolve()));
	provider.destroy();
	return tokensIn(doc);
}

function tokensIn(doc: Y.Doc): string[] {
	return doc
		.getXmlFragment('default')
		.toArray()
		.map((block) => block.toString().replaceAll(/<[^>]*>/g, ''));
}
