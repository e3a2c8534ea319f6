// Sends a suggestion to the page's own form action, and says what came of it. What was written stays here until it has arrived.
import { deserialize } from '$app/forms';
import type { Part } from '#domain/proposals/hunks-between.ts';
import { suggestingWords as words } from '#lib/words/suggesting.ts';

export interface Sending {
	readonly id: string;
	readonly why: string;
	readonly parts: readonly Part[];
	readonly after?: 'post' | 'moderators';
}

/** Null when it has arrived; else the sentence that says why not. */
export async function sendSuggestion(suggestion: Sending): Promise<string | null> {
	const body = new FormData();
	body.set('suggestion', JSON.stringify(suggestion));
	try {
		const answer = await fetch('?/send', {
			method: 'POST',
			body,
			headers: { accept: 'application/json', 'x-sveltekit-action': 'true' }
		});
		const result = deserialize(await answer.text());
		if (result.type === 'success') return null;
		const say: unknown = result.type === 'failure' ? result.data?.['say'] : undefined;
		return typeof say === 'string' ? say : words.notSent;
	} catch (error) {
		console.error('The suggestion did not arrive.', error);
		return words.notSent;
	}
}
