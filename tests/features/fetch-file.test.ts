// A file that is made while one waits: how much is done, then the file; whole or not at all.
import { expect, test } from 'vitest';
import { whileItIsMade } from '#features/exporting/fetch-file.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

function body(...chunks: Uint8Array<ArrayBuffer>[]): ReadableStream<Uint8Array<ArrayBuffer>> {
	return new ReadableStream({
		start(controller) {
			for (const chunk of chunks) controller.enqueue(chunk);
			controller.close();
		}
	});
}

async function read(...chunks: Uint8Array<ArrayBuffer>[]) {
	const percents: number[] = [];
	const file = await whileItIsMade(body(...chunks), (percent) => percents.push(percent));
	return { percents, file };
}

const said = '{"percent":0}\n{"percent":40}\n{"name":"plan.zip","size":5}\n';

test.each([1, 7, 30, 200])('comes whole in pieces of %d bytes, line ends inside it too', async (size) => {
	const all = new Uint8Array([...bytesOf(said), 10, 1, 10, 255, 0]);
	const pieces = Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
		all.slice(at * size, (at + 1) * size)
	);
	const { percents, file } = await read(...pieces);
	expect(percents).toEqual([0, 40]);
	expect('bytes' in file && file.bytes.flatMap((each) => [...each])).toEqual([10, 1, 10, 255, 0]);
});

test('a file that breaks off, or was refused after it was begun, is a sentence', async () => {
	for (const broken of [said, `${said}abc`, '{"percent":0}\n', ''])
		expect((await read(bytesOf(broken))).file).toHaveProperty('say');
	expect((await read(bytesOf('{"say":"Too long."}\n'))).file).toEqual({ say: 'Too long.' });
});
