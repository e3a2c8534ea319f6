// The production server: settings → port → database and what runs beside the pages → SvelteKit → the address.
import { createServer } from 'node:http';
import path from 'node:path';
import { BadSetting, readEnv } from './env.ts';
import { listen, PortTaken, stopListening } from './listen.ts';
import { openLog } from './log.ts';
import { NoDatabase } from './ready-database.ts';
import { closeSite, openSite } from './site.ts';
import { buildHouse } from './wiring.ts';

/** Who starts us kills what has not stopped within 30 seconds, so we end before that, ms. */
const longestStop = 25_000;

/** Ctrl-C reaches us twice, from the terminal and passed on by npm. Only a signal after this is somebody's second wish, ms. */
const sameWish = 1_000;

process.chdir(path.resolve(import.meta.dirname, '..'));
try {
	await start();
} catch (error) {
	// what somebody can put right is one sentence; anything else is a bug and comes with its trace
	const known = [BadSetting, PortTaken, NoDatabase].some((kind) => error instanceof kind);
	console.error(...(known && error instanceof Error ? [error.message] : ['Withus could not start.', error]));
	process.exit(1);
}

async function start(): Promise<void> {
	// the port first: who starts a second time hears of it at once, and the first is not disturbed
	const http = createServer((request, response) => {
		if (request.url === '/healthz') return void response.end('alive\n');
		response.writeHead(503, { 'retry-after': '2', 'content-type': 'text/plain; charset=utf-8' });
		response.end('Withus is starting. Try again in a moment.\n');
	});
	process.env.PORT = String(await listen(http, readEnv()));
	const env = readEnv();
	const log = openLog(env);

	const house = await buildHouse(env, {
		log,
		http,
		say: (sentence) => console.log(sentence),
		closePages: async () => {
			await stopListening(http);
			await closeSite();
		}
	});
	stopOnSignals(house.close, env.drainDelay * 1_000 + longestStop);
	const site = await openSite(env);
	http.removeAllListeners('request');
	http.on('request', (request, response) => {
		if (!house.answers(request, response)) site(request, response);
	});
	house.pagesAreOpen();
	console.log(`\nWithus is ready: ${env.publicUrl?.origin ?? env.origins[0]}`);
	console.log(`${house.wayIn.join('\n')}\n`);
}

/** The first signal stops in good order, a second one at once; and whatever hangs, `longest` ms after the first it is over. */
function stopOnSignals(close: () => Promise<boolean>, longest: number): void {
	let stoppingSince: number | null = null;
	const stop = (): void => {
		if (stoppingSince !== null) {
			if (performance.now() - stoppingSince > sameWish) process.exit(130);
			return;
		}
		stoppingSince = performance.now();
		console.log('Stopping …');
		setTimeout(() => {
			console.error('Stopping took too long, so it ends here. Nothing that was shown as saved is lost.');
			process.exit(1);
		}, longest).unref();
		void close().then((clean) => {
			console.log(
				clean
					? 'Stopped. Everything is saved.'
					: 'Stopped, but not in good order. What was shown as saved is saved.'
			);
			process.exit(clean ? 0 : 1);
		});
	};
	process.on('SIGINT', stop).on('SIGTERM', stop);
}
