import { refusals, type RefusalCode } from '#domain/refusals.ts';

/** Takes a change to the server by HTTP, and says what became of it. */
export async function deliverLetter(
	address: string,
	update: Uint8Array
): Promise<{ kind: 'saved'; at: number } | { kind: 'refused'; code: RefusalCode } | { kind: 'away' }> {
	try {
		const answer = await fetch(address, {
			method: 'POST',
			headers: { 'content-type': 'application/octet-stream' },
			body: update.slice().buffer
		});
		const said: { at?: unknown; code?: unknown } = await answer.json();
		if (answer.ok && typeof said.at === 'number') return { kind: 'saved', at: said.at };
		if (
			answer.status >= 500 ||
			said.code === 'paused' ||
			typeof said.code !== 'string' ||
			!(said.code in refusals)
		)
			return { kind: 'away' };
		return { kind: 'refused', code: said.code as RefusalCode };
	} catch {
		// No network, or an answer from something in between: the change is kept and tried again, and the page says "not saved".
		return { kind: 'away' };
	}
}
