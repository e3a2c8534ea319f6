// A file that takes a while, in one answer: lines that say how much of it is made, a line with its name, then the file itself.
import { refusal } from '#domain/refusals.ts';
import { asRefused } from './answers.ts';

interface MadeFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** Each line is JSON: `{"percent": 40}`, and in the end `{"name", "size"}` with the bytes behind it, or `{"say"}`. */
export function toldWhileMade(
	making: (onDone: (percent: number) => void) => Promise<MadeFile>
): ReadableStream<Uint8Array> {
	let gone = false;
	return new ReadableStream({
		async start(controller) {
			const send = (bytes: Uint8Array): void => {
				if (!gone) controller.enqueue(bytes);
			};
			const line = (says: object): void => send(new TextEncoder().encode(`${JSON.stringify(says)}\n`));
			line({ percent: 0 });
			try {
				const { name, bytes } = await making((percent) => line({ percent }));
				line({ name, size: bytes.length });
				send(new Uint8Array(bytes));
			} catch (thrown) {
				// it has begun, so the sentence comes where the file would
				line({ say: refusal(asRefused(thrown).code).say });
			}
			if (!gone) controller.close();
		},
		cancel() {
			gone = true;
		}
	});
}
