// The production server: settings → port → database → SvelteKit → the address, and how to get in.
import { createServer } from 'node:http';
import path from 'node:path';
import { BadSetting, readEnv } from './env.ts';
import { listen, PortTaken, stopListening } from './listen.ts';
import { openLog } from './log.ts';
import { NoDatabase, readyDatabase } from './ready-database.ts';
import { closeSite, openSite } from './site.ts';

/** What must be closed, the newest first. */
const closing: (() => Promise<void>)[] = [];

process.chdir(path.resolve(import.meta.dirname, '..'));
try {
	await start();
} catch (error) {
	// what somebody can put right is one sentence; anything else is a bug and comes with its trace
	const known = [BadSetting, PortTaken, NoDatabase].some((kind) => error instanceof kind);
	console.error(...(known && error instanceof Error ? [error.message] : ['Withus could not start.', error]));
	await closeAll();
	process.exit(1);
}

async function start(): Promise<void> {
	// the port first: who starts a second time hears of it at once, and the first is not disturbed
	const http = createServer((_request, response) => {
		response.writeHead(503, { 'retry-after': '2', 'content-type': 'text/plain; charset=utf-8' });
		response.end('Withus is starting. Try again in a moment.\n');
	});
	process.env.PORT = String(await listen(http, readEnv()));
	const env = readEnv();
	const log = openLog(env);
	stopOnSignals();

	const database = await readyDatabase(env, (sentence) => console.log(sentence));
	closing.unshift(database.close);
	process.env.DATABASE_URL = database.url;

	const site = await openSite(env);
	closing.unshift(closeSite);

	http.removeAllListeners('request');
	http.on('request', site);
	closing.unshift(() => stopListening(http));
	log.info({ demo: env.demo }, 'ready');
	console.log(`\nWithus is ready: ${env.publicUrl?.origin ?? env.origins[0]}\n`);
}

/** The first signal stops in good order, a second one at once. */
function stopOnSignals(): void {
	let stopping = false;
	const stop = (): void => {
		if (stopping) process.exit(130);
		stopping = true;
		console.log('Stopping …');
		void closeAll().then((clean) => process.exit(clean ? 0 : 1));
	};
	process.on('SIGINT', stop).on('SIGTERM', stop);
}

/** Closes everything in turn, also when a part of it fails. */
async function closeAll(): Promise<boolean> {
	let clean = true;
	for (const close of closing.splice(0)) {
		try {
			await close();
		} catch (error) {
			console.error('A part did not stop cleanly.', error);
			clean = false;
		}
	}
	return clean;
}
