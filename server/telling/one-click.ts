// What a mail program sends when somebody presses "unsubscribe" in it (RFC 8058): a POST without cookie or origin, which ends these
// mails at once. Any other way to the address leads to the page with the button: scanners of mail open every link they see.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refused } from '#domain/refusals.ts';
import type { Sql } from '#server/sql.ts';
import { unsubscribe } from './digest.ts';

const address = /^\/unsubscribe\/one-click\/([a-z0-9]{1,100})$/;

/** True: this request was for us. */
export function oneClick(
	sql: Sql,
	onTrouble: (cause: unknown) => void
): (request: IncomingMessage, response: ServerResponse) => boolean {
	return (request, response) => {
		const token = address.exec(request.url?.split('?')[0] ?? '')?.[1];
		if (token === undefined) return false;
		// what it says beside the address is of no use to us
		request.resume();
		const answer = (status: number, says: string, more: Record<string, string> = {}): void => {
			response.writeHead(status, {
				...{ 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store' },
				...{ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' },
				...more
			});
			response.end(says);
		};
		if (request.method !== 'POST') {
			answer(303, '', { location: `/unsubscribe/${token}` });
			return true;
		}
		unsubscribe(sql, token).then(
			() => answer(200, 'These mails have ended.\n'),
			(thrown: unknown) => {
				if (thrown instanceof Refused) return answer(404, 'This link is too old.\n');
				onTrouble(thrown);
				answer(503, 'Not now. Try again in a moment.\n', { 'retry-after': '60' });
			}
		);
		return true;
	};
}
