// The internet address of the other end, for counting tries.
import type { RequestEvent } from '@sveltejs/kit';

/** Their address; one word for all when a trusted proxy forgot to say it (the adapter throws then). */
export function addressOf(event: Pick<RequestEvent, 'getClientAddress'>): string {
	try {
		return event.getClientAddress();
	} catch {
		return 'unknown';
	}
}
