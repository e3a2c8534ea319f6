// The bounded child process that reads an edited Word file; see read-returned.ts.
import { Refused } from '#domain/refusals.ts';
import { isConfined } from '#server/bounded-child.ts';
import { returnedWord } from './word/returned-word.ts';
import { listZip } from './zip.ts';

async function answer(): Promise<unknown> {
	if (!isConfined()) return { refused: 'import-unsafe-here' };
	const chunks: Buffer[] = [];
	for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
	try {
		return { file: await returnedWord(listZip(Buffer.concat(chunks))) };
	} catch (cause) {
		if (cause instanceof Refused) return { refused: cause.code };
		// recursion without end inside a hostile file, or a slip of ours: the file is refused and the cause is logged
		console.error(cause);
		return { refused: cause instanceof RangeError ? 'file-hostile' : 'file-broken' };
	}
}

process.stdout.write(JSON.stringify(await answer()));
