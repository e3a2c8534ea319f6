// Everything the product can be asked, read from the finished build: pages, form actions, endpoints and their methods, and
// from the protocol: socket messages. Nothing is listed by hand, so nothing new can be forgotten.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { message, sync } from '#protocol/messages.ts';
import type { Surface } from './expand.ts';

interface Node {
	server?: { actions?: Record<string, unknown> };
}
interface Manifest {
	_: {
		nodes: (() => Promise<Node>)[];
		routes: {
			id: string;
			page: { leaf: number } | null;
			endpoint: (() => Promise<Record<string, unknown>>) | null;
		}[];
	};
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Which objects a route can be asked about, by the parameters in its address. */
export function objectsOf(routeId: string): string[] {
	if (routeId.includes('[plan]')) return ['own', 'unshared', 'other', 'deleted', 'published', 'nowhere'];
	if (routeId.includes('[job]')) return ['own', 'other', 'crossed', 'nowhere'];
	if (routeId.includes('[area]')) return ['own', 'other', 'nowhere'];
	if (routeId.includes('[token]')) return ['nowhere'];
	return ['-'];
}

/** Route groups do not show in addresses: "/(workspace)/plans" is "/plans". */
export const addressOf = (routeId: string) => routeId.replace(/\/\([^)]+\)/g, '') || '/';

/** Pages, actions and endpoints of the build in `output` (SvelteKit's own output folder). */
export async function webSurfaces(output: string): Promise<Surface[]> {
	const { manifest } = (await import(
		pathToFileURL(path.resolve(output, 'server/manifest-full.js')).href
	)) as {
		manifest: Manifest;
	};
	const surfaces: Surface[] = [];
	for (const route of manifest._.routes) {
		const target = addressOf(route.id);
		const objects = objectsOf(target);
		if (route.page) {
			surfaces.push({ surface: 'page', target, objects });
			// what client-side navigation asks for: the same data by another door
			surfaces.push({ surface: 'data', target, objects });
			const node = await manifest._.nodes[route.page.leaf]?.();
			for (const action of Object.keys(node?.server?.actions ?? {}))
				surfaces.push({ surface: 'action', target: `${target}?/${action}`, objects });
		}
		if (route.endpoint) {
			const endpoint = await route.endpoint();
			for (const method of methods)
				if (method in endpoint) surfaces.push({ surface: method, target, objects });
		}
	}
	return surfaces;
}

/** Every message of the protocol, as a frame a client can send, and the doors around the socket. */
export function socketSurfaces(): Surface[] {
	const objects = ['own', 'unshared', 'other', 'deleted', 'published', 'nowhere'];
	const frames = Object.keys(message).flatMap((name) =>
		name === 'sync' ? Object.keys(sync).map((part) => `sync.${part}`) : [name]
	);
	return [
		{ surface: 'upgrade', target: '/collab/[plan]', objects },
		{ surface: 'POST', target: '/collab/[plan]', objects },
		...[...frames, 'unknown'].map((target) => ({ surface: 'frame', target, objects }))
	];
}

/** Public addresses, served from files before the application: the same roles ask for them. */
export function publishedSurfaces(): Surface[] {
	const objects = ['own', 'unshared', 'other', 'deleted', 'published', 'nowhere'];
	return ['/p/[plan]/[slug]', '/p/[plan]/[slug]/v1'].map((target) => ({ surface: 'file', target, objects }));
}
