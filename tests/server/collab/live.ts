// A server with nothing but the live half, on a real port, for tests with real sockets.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { PlanId } from '#domain/ids.ts';
import { schemaVersion } from '#domain/plan.ts';
import { rootsOf } from '#document/roots.ts';
import { readHolds, type SeenHolds } from '#protocol/holds.ts';
import { longestOpening } from '#lib/collab/way-through.ts';
import { message, readAccessChanged, readSaved, type Saved } from '#protocol/messages.ts';
import { startSession } from '#server/accounts/sessions.ts';
import {
	attachCollaboration,
	type Collaboration,
	type CollaborationOptions
} from '#server/collab/gateway.ts';
import type { Sql } from '#server/sql.ts';

export const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
export const origin = 'http://withus.test';
export const currentVersion = { protocol: '1', schema: String(schemaVersion), epoch: '1' };

export interface Live {
	readonly port: number;
	readonly counts: Collaboration['counts'];
	close(): Promise<void>;
}

/** Serves the live half on a free port. */
export async function startLive(sql: Sql, options: Partial<CollaborationOptions> = {}): Promise<Live> {
	const http = createServer((request, response) => {
		if (!collaboration.answer(request, response)) response.writeHead(404).end();
	});
	const collaboration = attachCollaboration(http, {
		sql,
		log: silent,
		origins: [origin],
		secure: false,
		...options
	});
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
	return {
		port: (http.address() as AddressInfo).port,
		counts: collaboration.counts,
		async close() {
			await collaboration.close();
			http.closeAllConnections();
			await new Promise((resolve) => http.close(resolve));
		}
	};
}

/** The headers a browser would send for somebody who has signed in. */
export async function signIn(sql: Sql, accountId: string): Promise<{ cookie: string; origin: string }> {
	const { token } = await startSession(sql, accountId);
	return { cookie: `withus=${token}`, origin };
}

export interface StockTab {
	readonly doc: Y.Doc;
	readonly provider: WebsocketProvider;
	/** What the server said about saving, and about this tab's rights. */
	readonly saved: readonly Saved[];
	readonly access: readonly boolean[];
	/** What the server said is held. */
	readonly held: readonly (SeenHolds | null)[];
	/** The first code the server closed this tab with for good, once it has. */
	readonly closed: Promise<{ code: number; reason: string }>;
	leave(): void;
}

/**
 * A tab with the stock y-websocket provider: its own class, a cookie, and the versions in its parameters. By itself it
 * waits for ever for a line that died while it opened; browsers do not for long, and our pages give up after this.
 */
export function openStock(
	port: number,
	planId: PlanId,
	headers: Record<string, string>,
	params: Record<string, string> = currentVersion
): StockTab {
	const doc = new Y.Doc();
	rootsOf(doc);
	class WithHeaders extends WebSocket {
		constructor(url: string | URL, protocols?: string | string[]) {
			super(url, protocols, { headers, handshakeTimeout: longestOpening });
		}
	}
	const provider = new WebsocketProvider(`ws://127.0.0.1:${port}/collab`, planId, doc, {
		WebSocketPolyfill: WithHeaders as unknown as typeof globalThis.WebSocket,
		params,
		disableBc: true
	});
	const saved: Saved[] = [];
	const access: boolean[] = [];
	// a stock provider complains aloud about messages it does not know; an app that wants them adds handlers like these
	provider.messageHandlers[message.saved] = (_encoder, decoder) => void saved.push(readSaved(decoder));
	provider.messageHandlers[message.refused] = () => undefined;
	provider.messageHandlers[message.accessChanged] = (_encoder, decoder) =>
		void access.push(readAccessChanged(decoder).mayEdit);
	const held: (SeenHolds | null)[] = [];
	provider.messageHandlers[message.holds] = (_encoder, decoder) => void held.push(readHolds(decoder));
	provider.messageHandlers[message.called] = () => undefined;
	const closed = new Promise<{ code: number; reason: string }>((resolve) => provider.on('closed', resolve));
	return {
		doc,
		provider,
		saved,
		access,
		held,
		closed,
		leave() {
			provider.destroy();
			doc.destroy();
		}
	};
}

/** Waits until something is true, and says what was not when it never is. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, ms = 5_000): Promise<void> {
	const end = Date.now() + ms;
	while (!(await isSo())) {
		if (Date.now() > end) throw new Error(`Waited ${ms} ms in vain: ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}
