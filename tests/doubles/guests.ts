// Guests who come in by the door of a workshop, over HTTP, as their phones do; for tests with many simulated people.
import type { Group } from '#domain/groups.ts';

export interface Joined {
	/** What their browser sends from now on; a stock provider takes `{ cookie, origin }` as headers. */
	readonly cookie: string;
	readonly origin: string;
	readonly planId: string;
	readonly group: Group;
}

const groupsInTurn: readonly Group[] = ['parent_carer', 'professional'];

/**
 * Sends the joining form so many times, each from a browser of its own. `at` is a code or the last part of a link; the
 * groups take turns. Ten come at once, as in a hall.
 */
export async function joinByHttp(
	base: string,
	at: string,
	count: number,
	groups: readonly Group[] = groupsInTurn
): Promise<Joined[]> {
	const joined: Joined[] = [];
	for (let from = 0; from < count; from += 10) {
		const some = Array.from({ length: Math.min(10, count - from) }, (_, i) => from + i);
		joined.push(
			...(await Promise.all(
				some.map((nth) => joinOnce(base, at, groups[nth % groups.length] ?? 'parent_carer'))
			))
		);
	}
	return joined;
}

async function joinOnce(base: string, at: string, group: Group): Promise<Joined> {
	const response = await fetch(`${base}/w/${at}?/join`, {
		method: 'POST',
		headers: { origin: base, accept: 'text/html' },
		body: new URLSearchParams({ group, takesPart: 'yes' }),
		redirect: 'manual'
	});
	const planId = /^\/plans\/([^/?]+)$/.exec(response.headers.get('location') ?? '')?.[1];
	const cookie = response.headers.getSetCookie().find((line) => /withus-guest=[^;]/.test(line));
	if (!planId || !cookie) throw new Error(`Nobody came in: ${response.status} ${await response.text()}`);
	return { cookie: cookie.split(';', 1)[0] ?? '', origin: base, planId, group };
}
