// Serves what lies beside the pages of a plan: feeds, the page that other sites show, the picture for links.
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { planFolder, readManifest, versionFolder } from './manifest.ts';
import { bestEncoding, bytesOf, send, sendNotFound, sendTagged } from './send-file.ts';
import { tagOf } from './statement-file.ts';

export type Beside =
	| { readonly what: 'feed'; readonly plan: string }
	| { readonly what: 'embed'; readonly plan: string }
	| { readonly what: 'preview'; readonly plan: string; readonly n: number }
	| { readonly what: 'area-feed'; readonly area: string };

/** What a path asks for of these; null when it asks for something else. */
export function besideRequest(pathname: string): Beside | null {
	const [, area] = /^\/a\/([A-Za-z0-9_-]{1,64})\/feed\.xml$/.exec(pathname) ?? [];
	if (area !== undefined) return { what: 'area-feed', area };
	const [, plan, n, file] =
		/^\/p\/([A-Za-z0-9_-]{1,64})\/[^/]+(?:\/v([1-9]\d{0,5}))?\/(feed\.xml|embed\.html|preview\.png)$/.exec(
			pathname
		) ?? [];
	if (plan === undefined) return null;
	if (file === 'preview.png') return n === undefined ? null : { what: 'preview', plan, n: Number(n) };
	return n === undefined ? { what: file === 'feed.xml' ? 'feed' : 'embed', plan } : null;
}

export async function sendBeside(
	dir: string,
	wanted: Beside,
	request: IncomingMessage,
	response: ServerResponse
): Promise<void> {
	const atom = { type: 'application/atom+xml; charset=utf-8', framed: true };
	if (wanted.what === 'area-feed')
		return sendPacked(path.join(dir, 'a', wanted.area, 'feed.xml'), atom, request, response);
	const { plan } = wanted;
	const manifest = await readManifest(dir, plan);
	if (!manifest) return sendNotFound(request, response);
	const folder = planFolder(dir, plan);
	if (wanted.what === 'feed') return sendPacked(path.join(folder, 'feed.xml'), atom, request, response);
	if (wanted.what === 'embed') {
		const sent = { styleHash: manifest.styleHash, framed: true };
		const status = manifest.current === null ? 410 : 200;
		return sendPacked(path.join(folder, 'embed.html'), sent, request, response, status);
	}
	const version = manifest.versions[wanted.n];
	const picture =
		!version || version.withdrawn
			? null
			: await bytesOf(path.join(versionFolder(dir, plan, wanted.n), 'preview.png'));
	if (!picture) return sendNotFound(request, response);
	sendTagged(request, response, picture, `"${tagOf(picture)}"`, { type: 'image/png', framed: true });
}

async function sendPacked(
	file: string,
	sent: { readonly type?: string; readonly styleHash?: string; readonly framed: boolean },
	request: IncomingMessage,
	response: ServerResponse,
	status = 200
): Promise<void> {
	const encoding = bestEncoding(request.headers['accept-encoding']);
	const bytes = await bytesOf(file + encoding.ending);
	if (!bytes) return sendNotFound(request, response);
	if (encoding.name !== '') response.setHeader('content-encoding', encoding.name);
	if (status !== 200) return send(request, response, status, bytes, sent);
	sendTagged(request, response, bytes, `"${tagOf(bytes)}"`, sent);
}
