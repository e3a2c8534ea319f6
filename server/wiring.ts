// What main.ts and dev.ts build alike: everything beside SvelteKit's pages. Nothing else may import this.
import { readdirSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from './collab/clock.ts';
import { attachCollaboration, type CollaborationOptions } from './collab/gateway.ts';
import { keepSwept } from './accounts/sweeping.ts';
import type { PlanId } from '#domain/ids.ts';
import type { Env } from './env.ts';
import type { Log } from './log.ts';
import { sweepImports } from './imports/jobs.ts';
import { sweepPictures } from './pictures/sweep-pictures.ts';
import { sweepPlans } from './plans/deleted.ts';
import { keepAnchored } from './comments/keep-anchored.ts';
import { keepFiles } from './publication/keep-files.ts';
import { servePublished } from './publication/serve-files.ts';
import { mailWorks } from './mail/outbox.ts';
import { startMailSender } from './mail/sender.ts';
import { readyDatabase } from './ready-database.ts';
import { engineFigures, liveFigures, processFigures, readyFigures } from './running/figures.ts';
import { Metrics } from './running/metrics.ts';
import { Ready } from './running/readiness.ts';
import { vitalSigns } from './running/vital-signs.ts';
import { whoMayLook } from './running/who-may-look.ts';
import { keepDigests } from './telling/keep-digests.ts';
import { sweepNews } from './telling/news-of.ts';
import { oneClick } from './telling/one-click.ts';
import { Keeper } from './versions/keeper.ts';
import { WatchThread } from './versions/watch-thread.ts';
import { wayIn } from './way-in.ts';
import { sweepRounds } from './rounds/guests.ts';
import { sweepWorkshops } from './workshops/workshops.ts';

export interface House {
	/** How to get in: lines for whoever started the server. */
	readonly wayIn: readonly string[];
	/** True: this request was for us and is taken care of. */
	answers(request: IncomingMessage, response: ServerResponse): boolean;
	/** From now on people can be sent here. */
	pagesAreOpen(): void;
	/** Closes everything, the newest first, and the database last. Answers whether all went well. */
	close(): Promise<boolean>;
}

interface Builder {
	readonly log: Log;
	/** Hears what is going on, for somebody who waits. */
	readonly say: (sentence: string) => void;
	/** Its sockets under /collab/ become sessions. */
	readonly http: Server;
	/** Stops the pages, and what they opened on the same database: called before that is closed. */
	readonly closePages: () => Promise<void>;
}

/** Makes the database ready, tells the pages where it is, and starts what runs beside them. */
export async function buildHouse(env: Env, { log, say, http, closePages }: Builder): Promise<House> {
	const database = await readyDatabase(env, say);
	process.env.DATABASE_URL = database.url;
	const { sql } = database;
	const doors = await wayIn(sql, env);
	const { origins, secure, trustProxy } = env;
	const metrics = new Metrics();
	const figures = engineFigures(metrics);
	const redis = env.redisUrl === null ? {} : { redis: await redisFor(env.redisUrl, log) };
	const keeper = new Keeper({
		sql,
		clock: systemClock(),
		watcher: new WatchThread(sql.address),
		onTrouble: (cause) => log.warn({ err: cause }, 'versions could not be kept yet; they are made later')
	});
	const onLeft = (planId: PlanId) => keeper.left(planId);
	const live = attachCollaboration(http, {
		sql,
		log,
		origins,
		secure,
		trustProxy,
		figures,
		onLeft,
		...redis
	});
	liveFigures(metrics, live.counts);
	const ready = new Ready(sql, newestMigration());
	readyFigures(metrics, ready);
	const stopWatching = processFigures(metrics);
	const signs = vitalSigns({ ready, metrics, mayLook: whoMayLook(env) });
	const files = keepFiles(sql, { dir: env.publishedDir, origin: env.publicUrl?.origin ?? '', log });
	const anchored = keepAnchored(sql, { log });
	const published = servePublished(env.publishedDir);
	const letters = env.smtpUrl
		? startMailSender({
				sql,
				smtpUrl: env.smtpUrl,
				from: env.mailFrom,
				onTrouble: ({ mail, cause }) => log.warn({ mail, err: cause }, 'a mail could not be sent yet')
			})
		: null;
	const digests = mailWorks(env)
		? keepDigests(sql, {
				origin: env.publicUrl?.origin ?? env.origins[0] ?? '',
				onTrouble: (err) => log.warn({ err }, 'a mail about what is new could not be written yet')
			})
		: null;
	const unsubscribing = oneClick(sql, (err) => log.warn({ err }, 'mails could not be ended'));
	const sweeper = keepSwept(
		sql,
		(cause) => log.warn({ err: cause }, 'old sessions, letters and files could not be swept'),
		[sweepImports, sweepPlans, sweepWorkshops, sweepPictures, sweepNews, sweepRounds]
	);
	return {
		wayIn: doors,
		answers: (request, response) =>
			signs(request, response) ||
			live.answer(request, response) ||
			published(request, response) ||
			unsubscribing(request, response),
		pagesAreOpen: () => ready.pagesAreOpen(),
		async close() {
			// whoever shares out the people hears it first, and sends new ones elsewhere
			ready.stopping();
			await pause(env.drainDelay * 1_000);
			// the sockets first: the server cannot stop while one is open
			return closeInTurn(
				[
					live.close,
					() => keeper.close(),
					async () => stopWatching(),
					anchored.close,
					files.close,
					sweeper.close,
					async () => digests?.close(),
					async () => letters?.close(),
					closePages,
					database.close
				],
				log
			);
		}
	};
}

/** Loaded only where it is asked for. */
async function redisFor(url: string, log: Log): Promise<NonNullable<CollaborationOptions['redis']>> {
	const { redisBus } = await import('./collab/bus/bus.redis.ts');
	const away =
		'Redis (REDIS_URL) cannot be reached. Nothing is lost: processes tell each other by PostgreSQL until it is back';
	return (listener) =>
		redisBus({
			url,
			listener,
			onChange: (up, err) => (up ? log.info('Redis is used between processes') : log.warn({ err }, away))
		});
}

async function closeInTurn(parts: readonly (() => Promise<void>)[], log: Log): Promise<boolean> {
	let clean = true;
	for (const close of parts) {
		try {
			await close();
		} catch (error) {
			log.error({ err: error }, 'a part did not stop cleanly');
			clean = false;
		}
	}
	return clean;
}

/** The name of the last table step this program knows. */
function newestMigration(): string {
	return (
		readdirSync('migrations')
			.filter((file) => file.endsWith('.sql'))
			.sort()
			.at(-1) ?? ''
	);
}
