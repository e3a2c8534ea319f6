// Three addresses for machines: /healthz (the process lives), /readyz (send people here), /metrics (figures for Prometheus).
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Metrics } from './metrics.ts';
import type { Ready } from './readiness.ts';

interface VitalSigns {
	readonly ready: Pick<Ready, 'look'>;
	readonly metrics: Metrics;
	readonly mayLook: (request: IncomingMessage) => boolean;
}

/** Answers such a request, and says whether it was one. */
export function vitalSigns({ ready, metrics, mayLook }: VitalSigns) {
	return (request: IncomingMessage, response: ServerResponse): boolean => {
		const [path = ''] = (request.url ?? '').split('?');
		if (!['/healthz', '/readyz', '/metrics'].includes(path)) return false;
		if (request.method !== 'GET' && request.method !== 'HEAD') say(response, 405, 'Only GET.\n');
		else if (path === '/healthz') say(response, 200, 'alive\n');
		// who may not look hears the same as for any address that does not exist
		else if (path === '/metrics' && !mayLook(request)) say(response, 404, 'Nothing here.\n');
		else void look(path, response);
		return true;
	};

	async function look(path: string, response: ServerResponse): Promise<void> {
		const state = await ready.look();
		if (path === '/metrics') say(response, 200, metrics.text(), 'text/plain; version=0.0.4; charset=utf-8');
		else say(response, state === 'ready' ? 200 : 503, `${state}\n`);
	}
}

function say(
	response: ServerResponse,
	status: number,
	text: string,
	type = 'text/plain; charset=utf-8'
): void {
	response.writeHead(status, {
		'content-type': type,
		'cache-control': 'no-store',
		'x-content-type-options': 'nosniff'
	});
	response.end(text);
}
