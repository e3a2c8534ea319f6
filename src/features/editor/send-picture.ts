// Sends a picture to the plan's own store, and says what came of it in words.
import { refusals } from '#domain/refusals.ts';

/** What may be sent, bytes: the server's own limit, asked here first so that nobody waits for a "no". */
const largest = 5 * 1024 * 1024;

export type Sent = { readonly src: string } | { readonly say: string };

/** Answers the picture's address, or why it could not be taken. Never throws. */
export async function sendPicture(planId: string, file: Blob): Promise<Sent> {
	if (file.size > largest) return { say: refusals['picture-too-big'].say };
	try {
		const answer = await fetch(`/plans/${planId}/pictures`, {
			method: 'POST',
			// no form of another site can send this kind
			headers: { 'content-type': 'application/octet-stream' },
			body: file
		});
		const said: { src?: unknown; say?: unknown } = await answer.json();
		if (typeof said.src === 'string') return { src: said.src };
		return { say: typeof said.say === 'string' ? said.say : refusals['not-saved'].say };
	} catch {
		// no network, or an answer of something in between
		return { say: refusals['database-away'].say };
	}
}

/** A picture that came with words copied from another plan: this plan shows it too, for whoever may see both. */
export async function bringPicture(planId: string, hash: string): Promise<boolean> {
	try {
		const answer = await fetch(`/plans/${planId}/pictures?from=${hash}`, {
			method: 'POST',
			headers: { 'content-type': 'application/octet-stream' }
		});
		return answer.ok;
	} catch {
		// the picture stands in the text all the same; it is asked for again when it is pasted again
		return false;
	}
}
