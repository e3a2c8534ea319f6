// What a request for /collab/<plan> says before anybody is asked anything: which plan, from which page, with which cookie,
// in which versions (rules S1 and R5).
import type { IncomingMessage } from 'node:http';
import { isId, type PlanId } from '#domain/ids.ts';
import { schemaVersion } from '#domain/plan.ts';
import type { RefusalCode } from '#domain/refusals.ts';
import { protocolVersion } from '#protocol/messages.ts';
import type { RoomSabotage } from '#server/collab/sabotage.ts';
import { sessionCookieName } from '#server/accounts/sessions.ts';
import { guestCookieName } from '#server/accounts/guest-sessions.ts';

export interface Knock {
	readonly planId: PlanId;
	/** The session's token; empty when there is none. */
	readonly token: string;
	/** The token of a guest of a workshop; empty when there is none. */
	readonly guestToken: string;
	/** The client speaks our protocol and schema and says which epoch it knows; an older one may only read. */
	readonly upToDate: boolean;
	/** The epoch it knows; null when it does not say. */
	readonly epoch: string | null;
	/** What follows the plan in the address: nothing, or a line without a WebSocket. */
	readonly rest: string;
	/** Whose page it is; null when it does not say. */
	readonly person: string | null;
	/** What the browser is known by. */
	readonly browser: readonly string[];
}

export interface Doorstep {
	readonly origins: readonly string[];
	readonly secure: boolean;
}

const path = '/collab/';
/** Ours are shorter: what is longer is nobody's, and not remembered. */
const longestToken = 100;

export function isForCollaboration(request: IncomingMessage): boolean {
	return (request.url ?? '').startsWith(path);
}

/** Reads a request. The page it came from must be exactly one of ours: cookies travel with requests from other sites, too. */
export function readKnock(
	request: IncomingMessage,
	{ origins, secure }: Doorstep,
	sabotage?: RoomSabotage
): Knock | { refused: RefusalCode } {
	const { origin } = request.headers;
	const ours = origin !== undefined && origins.includes(origin);
	if (!ours && sabotage !== 'any-origin') return { refused: 'wrong-origin' };
	const url = URL.parse(request.url ?? '', 'http://here');
	const [planId = '', ...after] = url?.pathname.slice(path.length).split('/') ?? [];
	if (!url || !isId(planId)) return { refused: 'not-found' };
	const { searchParams: said } = url;
	const epoch = said.get('epoch');
	const upToDate =
		said.get('protocol') === String(protocolVersion) &&
		said.get('schema') === String(schemaVersion) &&
		epoch !== null;
	const cookies = request.headers.cookie ?? '';
	const token = cookie(cookies, sessionCookieName(secure));
	const guestToken = cookie(cookies, guestCookieName(secure));
	const person = said.get('person');
	const browser = browserOf(request, secure);
	const rest = after.join('/');
	return { planId: planId as PlanId, token, guestToken, upToDate, epoch, person, rest, browser };
}

/** What a browser is known by before anybody is asked: whatever else it writes into its cookies makes it nobody new. */
export function browserOf(request: IncomingMessage, secure: boolean): readonly string[] {
	const cookies = request.headers.cookie ?? '';
	const tokens = [cookie(cookies, sessionCookieName(secure)), cookie(cookies, guestCookieName(secure))];
	const known = tokens.filter((token) => token !== '' && token.length <= longestToken);
	return known.length > 0 ? known : ['nobody'];
}

function cookie(header: string, name: string): string {
	const line = header.split(';').find((part) => part.trim().startsWith(`${name}=`));
	return line?.trim().slice(name.length + 1) ?? '';
}

/** Where a request comes from; behind a trusted proxy the proxy's own last entry says it, earlier ones anybody can write. */
export function addressOf(request: IncomingMessage, trustProxy: boolean): string {
	const forwarded = String(request.headers['x-forwarded-for'] ?? '');
	const last = forwarded.split(',').at(-1)?.trim();
	return (trustProxy && last) || (request.socket.remoteAddress ?? '');
}
