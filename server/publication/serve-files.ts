// Serves /p/… from the folder of published pages, and from nothing else. Used by the application and, while that is
// down, by the small second process; imports nothing but Node and our own words.
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { readPictureAddress } from '#domain/picture-address.ts';
import {
	answersAddress,
	currentAddress,
	currentAnswersAddress,
	currentEasyReadAddress,
	easyReadAddress,
	versionAddress
} from '#domain/publication.ts';
import { statementKinds, type StatementKind } from '#domain/statements/statement.ts';
import { publicPageWords as words } from '#lib/words/publication.ts';
import { readManifest, versionFolder, type Manifest } from './manifest.ts';
import { noticePage } from './page-frame.ts';
import { bestEncoding, bytesOf, send, sendNotFound, sendTagged } from './send-file.ts';
import { besideRequest, sendBeside as sendFileBeside, type Beside as FileBeside } from './serve-beside.ts';
import { statementFile, tagOf } from './statement-file.ts';

/** Pages that lie beside the page of a version, by the name of their folder. */
type Beside = 'answers' | 'easy-read';

/** Where a request wants to go. The slug is for people: it is read past, and never becomes part of a file's name. */
export type PublicRequest =
	| { readonly to: 'page'; readonly plan: string; readonly n: number | null }
	/** "You said, we did", or the easy-read twin; `slash`: its address is complete. */
	| { readonly to: Beside; readonly plan: string; readonly n: number | null; readonly slash: boolean }
	| { readonly to: 'plan'; readonly plan: string; readonly n: number | null }
	| { readonly to: 'picture'; readonly plan: string; readonly n: number | null; readonly name: string }
	| { readonly to: 'statement'; readonly area: string; readonly kind: StatementKind }
	| ({ readonly to: 'beside' } & FileBeside)
	| { readonly to: 'nowhere' };

/**
 * Parses /p/<plan>/<slug>/ and /p/<plan>/<slug>/v<n>/. Without the last slash, or without a slug, it asks for a
 * redirect to the plan's full address. Only letters, figures, - and _ of an id and the figures of n survive.
 */
export function publicRequest(pathname: string): PublicRequest {
	const [, area, statement] = /^\/a\/([A-Za-z0-9_-]{1,64})\/([a-z]{1,20})\/?$/.exec(pathname) ?? [];
	const kind = statementKinds.find((each) => each === statement);
	if (area !== undefined && kind) return { to: 'statement', area, kind };
	const beside = besideRequest(pathname);
	if (beside) return { to: 'beside', ...beside };
	const shown =
		/^\/p\/([A-Za-z0-9_-]{1,64})\/[^/]*(?:\/v([1-9]\d{0,5}))?(\/pictures\/[0-9a-fx-]{1,80}\.(?:jpg|png))$/.exec(
			pathname
		);
	const picture = readPictureAddress(shown?.[3] ?? '');
	if (shown?.[1] && picture)
		return {
			to: 'picture',
			plan: shown[1],
			n: shown[2] === undefined ? null : Number(shown[2]),
			name: picture.name
		};
	const said = /^\/p\/([A-Za-z0-9_-]{1,64})\/[^/]+(?:\/v([1-9]\d{0,5}))?\/(answers|easy-read)(\/)?$/.exec(
		pathname
	);
	if (said?.[1])
		return {
			to: said[3] === 'answers' ? 'answers' : 'easy-read',
			plan: said[1],
			n: said[2] === undefined ? null : Number(said[2]),
			slash: said[4] !== undefined
		};
	const match = /^\/p\/([A-Za-z0-9_-]{1,64})(?:\/([^/]*))?(?:\/v([1-9]\d{0,5}))?(\/)?$/.exec(pathname);
	const [, plan, slug = '', n, slash] = match ?? [];
	if (plan === undefined) return { to: 'nowhere' };
	const slugIsVersion = /^v([1-9]\d{0,5})$/.exec(slug);
	if (n === undefined && slugIsVersion) return { to: 'plan', plan, n: Number(slugIsVersion[1]) };
	const wanted = n === undefined ? null : Number(n);
	return slug === '' || slash === undefined
		? { to: 'plan', plan, n: wanted }
		: { to: 'page', plan, n: wanted };
}

/** Answers whatever is under /p/ and /a/ and says true; anything else is left to others. */
export function servePublished(dir: string): (request: IncomingMessage, response: ServerResponse) => boolean {
	return (request, response) => {
		const pathname = (request.url ?? '').split(/[?#]/, 1)[0] ?? '';
		if (!/^\/[pa](\/|$)/.test(pathname)) return false;
		answer(dir, pathname, request, response).catch((error: unknown) => {
			console.error('A published page could not be read.', error);
			if (response.headersSent) response.destroy();
			else send(request, response, 500, noticePage(words.brokenTitle, [words.broken]));
		});
		return true;
	};
}

async function answer(
	dir: string,
	pathname: string,
	request: IncomingMessage,
	response: ServerResponse
): Promise<void> {
	if (request.method !== 'GET' && request.method !== 'HEAD') {
		response.setHeader('allow', 'GET, HEAD');
		return send(request, response, 405, noticePage(words.wrongMethodTitle, [words.wrongMethod]));
	}
	const wanted = publicRequest(pathname);
	if (wanted.to === 'statement') return sendStatement(dir, wanted, request, response);
	if (wanted.to === 'beside') return sendFileBeside(dir, wanted, request, response);
	const manifest = wanted.to === 'nowhere' ? null : await readManifest(dir, wanted.plan);
	if (wanted.to === 'nowhere' || !manifest) return sendNotFound(request, response);
	if (wanted.to === 'plan') {
		if (wanted.n !== null && !manifest.versions[wanted.n]) return sendNotFound(request, response);
		const { plan, slug } = manifest;
		response.setHeader(
			'location',
			wanted.n === null ? currentAddress(plan, slug) : versionAddress(plan, slug, wanted.n)
		);
		return send(request, response, wanted.n === null ? 302 : 301, '');
	}
	if (wanted.to === 'answers' || wanted.to === 'easy-read')
		return sendBeside(dir, manifest, wanted, request, response);
	if (wanted.to === 'picture') return sendPicture(dir, manifest, wanted, request, response);
	const n = wanted.n ?? manifest.current ?? newestWithdrawn(manifest);
	if (n === null || !manifest.versions[n]) return sendNotFound(request, response);
	return sendVersion(dir, manifest, n, request, response);
}

function newestWithdrawn(manifest: Manifest): number | null {
	const numbers = Object.keys(manifest.versions).map(Number);
	return numbers.length === 0 ? null : Math.max(...numbers);
}

/** The page; or, once its files are gone, the page that says that it was withdrawn. The files decide, not the manifest. */
async function sendVersion(
	dir: string,
	manifest: Manifest,
	n: number,
	request: IncomingMessage,
	response: ServerResponse
): Promise<void> {
	const folder = versionFolder(dir, manifest.plan, n);
	const encoding = bestEncoding(request.headers['accept-encoding']);
	const version = manifest.versions[n];
	const page = version?.withdrawn ? null : await bytesOf(path.join(folder, `index.html${encoding.ending}`));
	if (page) return sendPage({ page, tag: version?.tag ?? '', encoding, manifest }, request, response);
	return sendGone(folder, manifest, request, response);
}

/** What went out with a version, or the newest of its kind; of a withdrawn version that it was withdrawn. */
async function sendBeside(
	dir: string,
	manifest: Manifest,
	{ to, n: asked, slash }: { to: Beside; n: number | null; slash: boolean },
	request: IncomingMessage,
	response: ServerResponse
): Promise<void> {
	const said = to === 'answers';
	const n = asked ?? (said ? manifest.answers : manifest.easyRead) ?? null;
	const version = n === null ? undefined : manifest.versions[n];
	if (n === null || !version) return sendNotFound(request, response);
	const folder = versionFolder(dir, manifest.plan, n);
	if (version.withdrawn) return sendGone(folder, manifest, request, response);
	const { plan, slug } = manifest;
	if (!slash) {
		const current = said ? currentAnswersAddress : currentEasyReadAddress;
		const own = said ? answersAddress : easyReadAddress;
		response.setHeader('location', asked === null ? current(plan, slug) : own(plan, slug, n));
		return send(request, response, 301, '');
	}
	const encoding = bestEncoding(request.headers['accept-encoding']);
	const page = await bytesOf(path.join(folder, to, `index.html${encoding.ending}`));
	if (!page) return sendNotFound(request, response);
	const tag = (said ? version.answers : version.easyRead) ?? '';
	return sendPage({ page, tag, encoding, manifest }, request, response);
}

/** The words are gone, and this page says so, why and when. */
async function sendGone(
	folder: string,
	manifest: Manifest,
	request: IncomingMessage,
	response: ServerResponse
): Promise<void> {
	const encoding = bestEncoding(request.headers['accept-encoding']);
	const gone = await bytesOf(path.join(folder, `withdrawn.html${encoding.ending}`));
	if (!gone) return sendNotFound(request, response);
	if (encoding.name !== '') response.setHeader('content-encoding', encoding.name);
	return send(request, response, 410, gone, { styleHash: manifest.styleHash });
}

interface FoundPage {
	readonly page: Buffer;
	readonly tag: string;
	readonly encoding: ReturnType<typeof bestEncoding>;
	readonly manifest: Manifest;
}

function sendPage(
	{ page, tag: of, encoding, manifest: { styleHash } }: FoundPage,
	request: IncomingMessage,
	response: ServerResponse
): void {
	if (encoding.name !== '') response.setHeader('content-encoding', encoding.name);
	sendTagged(request, response, page, `"${of}${encoding.ending.replace('.', '-')}"`, { styleHash });
}

async function sendStatement(
	dir: string,
	{ area, kind }: { area: string; kind: StatementKind },
	request: IncomingMessage,
	response: ServerResponse
): Promise<void> {
	const encoding = bestEncoding(request.headers['accept-encoding']);
	const page = await bytesOf(statementFile(dir, area, kind) + encoding.ending);
	if (!page) return sendNotFound(request, response);
	if (encoding.name !== '') response.setHeader('content-encoding', encoding.name);
	sendTagged(request, response, page, `"${tagOf(page)}"`);
}

/** A picture of a page that can be read. Withdrawing takes its file away. */
async function sendPicture(
	dir: string,
	manifest: Manifest,
	{ n, name }: { n: number | null; name: string },
	request: IncomingMessage,
	response: ServerResponse
): Promise<void> {
	const version = n ?? manifest.current;
	if (version === null || !manifest.versions[version] || manifest.versions[version].withdrawn)
		return sendNotFound(request, response);
	const bytes = await bytesOf(path.join(versionFolder(dir, manifest.plan, version), 'pictures', name));
	if (!bytes) return sendNotFound(request, response);
	// shown in the page for other sites, too
	send(request, response, 200, bytes, {
		type: name.endsWith('.png') ? 'image/png' : 'image/jpeg',
		framed: true
	});
}
