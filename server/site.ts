// SvelteKit's side of the server: the built pages, with the adapter's settings, which it reads once when it is imported.
import { existsSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { BadSetting, type Env } from './env.ts';

/** Imports the built pages. From here on they read their settings from process.env, by server/env.ts. */
export async function openSite(env: Env): Promise<RequestListener> {
	const file = path.resolve(process.env.BUILD_DIR ?? 'build', 'handler.js');
	if (!existsSync(file)) throw new BadSetting('The pages are not built yet. Start with: npm start');
	// a Word file of 20 MB and the form around it
	process.env.BODY_SIZE_LIMIT ??= '21M';
	if (env.publicUrl) process.env.ORIGIN = env.publicUrl.origin;
	else process.env.PROTOCOL_HEADER ??= 'x-forwarded-proto';
	if (env.trustProxy) process.env.ADDRESS_HEADER ??= 'x-forwarded-for';
	const { handler } = (await import(pathToFileURL(file).href)) as { handler: RequestListener };
	return (request, response) => {
		if (env.demo && !env.origins.includes(`http://${request.headers.host}`)) {
			// a page of another site may make the browser look up its name as 127.0.0.1; our demo is not for that site
			response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8' });
			response.end(
				`This is a demo on one machine. Open ${env.origins[0]} there, or set PUBLIC_URL to let others in.\n`
			);
			return;
		}
		// without a proxy of ours this header is whatever a stranger wrote
		if (!env.trustProxy) request.headers['x-forwarded-proto'] = 'http';
		handler(request, response);
	};
}

/** Tells the pages to close what they opened (their pool of database connections). */
export async function closeSite(): Promise<void> {
	process.emit('sveltekit:shutdown' as 'disconnect');
}
