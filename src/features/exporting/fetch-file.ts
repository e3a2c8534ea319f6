import { exportingWords } from '#lib/words/exporting.ts';

/** What a line of the answer says; see server/web/told-while-made.ts. */
interface Told {
	readonly percent?: number;
	readonly name?: string;
	readonly say?: string;
}

/** A file that is made on asking, put where this browser keeps downloads; or the sentence that says why not. */
export async function fetchFile(
	address: string,
	onpercent: (percent: number) => void
): Promise<{ name: string } | { say: string }> {
	try {
		const answer = await fetch(address, { headers: { accept: 'application/json' } });
		if (!answer.ok || !answer.body) return { say: await sentenceOf(answer) };
		const file = await whileItIsMade(answer.body, onpercent);
		if ('say' in file) return file;
		const url = URL.createObjectURL(new Blob(file.bytes));
		const link = document.createElement('a');
		link.href = url;
		link.download = file.name;
		link.click();
		// the browser has begun to read it by then
		setTimeout(() => URL.revokeObjectURL(url), 60_000);
		return { name: file.name };
	} catch (cause) {
		if (cause instanceof TypeError) return { say: exportingWords.failed };
		throw cause;
	}
}

/** Reads lines until the one with the name; what comes behind it is the file, whole or not at all. */
export async function whileItIsMade(
	body: ReadableStream<Uint8Array<ArrayBuffer>>,
	onpercent: (percent: number) => void
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer>[] } | { say: string }> {
	const reader = body.getReader();
	let waiting = new Uint8Array();
	for (;;) {
		const end = waiting.indexOf(10);
		if (end < 0) {
			const { done, value } = await reader.read();
			if (done) return { say: exportingWords.failed };
			waiting = joined(waiting, value);
			continue;
		}
		const told = JSON.parse(new TextDecoder().decode(waiting.subarray(0, end))) as Told & { size?: number };
		waiting = waiting.slice(end + 1);
		if (told.percent !== undefined) onpercent(told.percent);
		if (told.say !== undefined) return { say: told.say };
		if (told.name === undefined) continue;
		const bytes = [waiting];
		for (;;) {
			const { done, value } = await reader.read();
			if (done) break;
			bytes.push(value);
		}
		const size = bytes.reduce((sum, each) => sum + each.length, 0);
		return size === told.size ? { name: told.name, bytes } : { say: exportingWords.failed };
	}
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
	const both = new Uint8Array(a.length + b.length);
	both.set(a);
	both.set(b, a.length);
	return both;
}

async function sentenceOf(answer: Response): Promise<string> {
	if (!(answer.headers.get('content-type') ?? '').includes('json')) return exportingWords.failed;
	const said: unknown = await answer.json();
	return typeof said === 'object' && said !== null && 'message' in said && typeof said.message === 'string'
		? said.message
		: exportingWords.failed;
}
