// Answers with a file of the public folder, or with a short page. Imports nothing but Node and our own words.
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { publicPageWords as words } from '#lib/words/publication.ts';
import { noticePage } from './page-frame.ts';
import { pagePolicy, pageStyleHash } from './page-style.ts';

/** The page, or "you have it already". */
export function sendTagged(
	request: IncomingMessage,
	response: ServerResponse,
	page: Buffer,
	tag: string,
	sent: Sent = {}
): void {
	response.setHeader('etag', tag);
	const known = (request.headers['if-none-match'] ?? '')
		.split(',')
		.map((each) => each.trim().replace(/^W\//, ''));
	if (known.includes(tag)) send(request, response, 304, '', sent);
	else send(request, response, 200, page, sent);
}

/** A file's bytes; null when there is none. */
export async function bytesOf(file: string): Promise<Buffer | null> {
	return readFile(file).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return null;
		throw error;
	});
}

/** How a packed file is sent, as the browser can take it. */
export function bestEncoding(accepted: string | string[] | undefined): { name: string; ending: string } {
	const refused = /;\s*q=0(\.0*)?$/;
	const names = String(accepted ?? '')
		.split(',')
		.map((part) => part.trim().toLowerCase())
		.filter((part) => !refused.test(part))
		.map((part) => part.split(';', 1)[0]);
	if (names.includes('br')) return { name: 'br', ending: '.br' };
	return names.includes('gzip') ? { name: 'gzip', ending: '.gz' } : { name: '', ending: '' };
}

export function sendNotFound(request: IncomingMessage, response: ServerResponse): void {
	send(request, response, 404, noticePage(words.notFoundTitle, [words.notFound]));
}

/** What an answer is; a page of the newest style, unless it says otherwise. */
export interface Sent {
	readonly styleHash?: string;
	readonly type?: string;
	/** Other sites may show it inside their own pages. */
	readonly framed?: boolean;
}

export function send(
	request: IncomingMessage,
	response: ServerResponse,
	status: number,
	body: string | Buffer,
	{ styleHash = pageStyleHash, type = 'text/html; charset=utf-8', framed = false }: Sent = {}
): void {
	const headers: Record<string, string | number> = {
		'content-security-policy': `${pagePolicy(styleHash)}; frame-ancestors ${framed ? '*' : "'none'"}`,
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'no-referrer',
		'permissions-policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
		'cross-origin-opener-policy': 'same-origin',
		'cross-origin-resource-policy': framed ? 'cross-origin' : 'same-origin',
		// Asked again each time, so that a withdrawn page is gone at once everywhere; the tag makes asking cheap.
		'cache-control': 'public, max-age=0, must-revalidate',
		vary: 'accept-encoding'
	};
	if (status !== 304 && body.length > 0) headers['content-type'] = type;
	if (status !== 304) headers['content-length'] = Buffer.byteLength(body);
	response.writeHead(status, headers);
	response.end(request.method === 'HEAD' || status === 304 ? undefined : body);
}
