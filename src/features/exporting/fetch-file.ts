import { exportingWords } from '#lib/words/exporting.ts';

/** A file that is made on asking, put where this browser keeps downloads; or the sentence that says why not. */
export async function fetchFile(address: string): Promise<{ name: string } | { say: string }> {
	try {
		const answer = await fetch(address, { headers: { accept: 'application/json' } });
		if (!answer.ok) return { say: await sentenceOf(answer) };
		const name = nameOf(answer.headers.get('content-disposition') ?? '');
		const url = URL.createObjectURL(await answer.blob());
		const link = document.createElement('a');
		link.href = url;
		link.download = name;
		link.click();
		// the browser has begun to read it by then
		setTimeout(() => URL.revokeObjectURL(url), 60_000);
		return { name };
	} catch (cause) {
		if (cause instanceof TypeError) return { say: exportingWords.failed };
		throw cause;
	}
}

async function sentenceOf(answer: Response): Promise<string> {
	if (!(answer.headers.get('content-type') ?? '').includes('json')) return exportingWords.failed;
	const said: unknown = await answer.json();
	return typeof said === 'object' && said !== null && 'message' in said && typeof said.message === 'string'
		? said.message
		: exportingWords.failed;
}

function nameOf(disposition: string): string {
	const whole = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
	return whole === undefined ? 'plan' : decodeURIComponent(whole);
}
