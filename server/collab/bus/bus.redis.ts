// News between processes over Redis or Valkey, beside PostgreSQL's: quicker for plans, and roomier for carets. The tables stay
// the truth. While Redis is away hints come by NOTIFY as ever, carets go that way too, and when it is back everybody looks again.
// Only loaded where REDIS_URL is set.
import { createClient } from '@redis/client';
import type { Hint } from '#server/notify.ts';
import type { Bus, BusListener, PresenceNews } from './bus.ts';

const channels = { hints: 'withus:hints', presence: 'withus:presence' } as const;
/** Answers to a ping that do not come end a line that died without a word, ms. */
const pingEvery = 3_000;
const connectTime = 5_000;
const longestPause = 2_000;

export interface RedisBus extends Bus {
	/** Whether everybody can be reached this way now. */
	readonly up: boolean;
	/** Tells the other processes what has been committed here. */
	announce(hint: Hint): void;
}

export interface RedisBusParts {
	/** With its password: never in the log. */
	readonly url: string;
	readonly listener: BusListener;
	/** It cannot be reached, or again. Said once for each change. */
	readonly onChange: (up: boolean, cause: unknown) => void;
}

/** Listens until closed, and connects again whenever the line is lost. */
export function redisBus({ url, listener, onChange }: RedisBusParts): RedisBus {
	const open = () =>
		createClient({
			url,
			// what cannot be told now is not worth telling later
			disableOfflineQueue: true,
			pingInterval: pingEvery,
			socket: {
				connectTimeout: connectTime,
				reconnectStrategy: (tries) => Math.min(100 * 2 ** tries, longestPause)
			}
		});
	const [speaks, hears] = [open(), open()];
	let told: boolean | null = null;
	let closed = false;
	let subscribed = false;

	const isUp = (): boolean => subscribed && speaks.isReady && hears.isReady;
	const look = (cause: unknown): void => {
		const up = isUp();
		if (closed || up === told) return;
		told = up;
		onChange(up, cause);
		// whatever was said while we did not hear is found by looking
		if (up) listener.missed();
	};
	for (const client of [speaks, hears]) {
		client.on('error', (cause: unknown) => look(cause));
		client.on('ready', () => setImmediate(look, null));
		client.on('end', () => look(null));
	}
	const hear =
		<News extends Hint | PresenceNews>(take: (news: News) => void) =>
		(payload: string) => {
			const news = parse<News>(payload);
			if (news && !closed) take(news);
		};
	const connect = async (): Promise<void> => {
		await Promise.all([speaks.connect(), hears.connect()]);
		// from here on the client does this again by itself at each new line
		await hears.subscribe(
			channels.hints,
			hear<Hint>((hint) => listener.hint(hint))
		);
		await hears.subscribe(
			channels.presence,
			hear<PresenceNews>((news) => listener.presence(news))
		);
		subscribed = true;
		look(null);
	};
	const again = (cause: unknown): void => {
		look(cause);
		if (!closed) setTimeout(() => void connect().catch(again), longestPause).unref();
	};
	void connect().catch(again);

	const publish = (channel: string, news: Hint | PresenceNews): void => {
		if (isUp()) speaks.publish(channel, JSON.stringify(news)).catch(look);
	};
	return {
		get up() {
			return isUp();
		},
		tell: (news) => news.forEach((one) => publish(channels.presence, one)),
		announce: (hint) => publish(channels.hints, hint),
		close() {
			closed = true;
			for (const client of [speaks, hears]) if (client.isOpen) client.destroy();
		}
	};
}

/** What a process of ours has sent; null for anything else on our channels. */
function parse<News extends { kind: string }>(payload: string): News | null {
	try {
		const news: unknown = JSON.parse(payload);
		return typeof news === 'object' && news !== null && 'kind' in news ? (news as News) : null;
	} catch {
		return null;
	}
}
