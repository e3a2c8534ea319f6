// The bounded child process: a Word file comes in by stdin, a reading goes out by stdout. It has no network, may not write or
// start anything, and can read nothing but this program. Whoever started it watches its memory and its time.
import { Refused, type RefusalCode } from '#domain/refusals.ts';
import type { Reading } from '../reading.ts';
import { readPlanFrom } from '../read-plan.ts';
import { listZip } from '../zip.ts';
import { wordTree } from './word-tree.ts';

export type ChildAnswer = { readonly reading: Reading } | { readonly refused: RefusalCode };

/** True when this process is really confined, whatever it was told on the command line. */
function isConfined(): boolean {
	const { permission } = process;
	if (!permission) return false;
	return (
		!permission.has('net') &&
		!permission.has('fs.write') &&
		!permission.has('child') &&
		!permission.has('fs.read', '/etc/hostname')
	);
}

async function answer(): Promise<ChildAnswer> {
	if (!isConfined()) return { refused: 'import-unsafe-here' };
	const chunks: Buffer[] = [];
	for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
	try {
		return { reading: readPlanFrom(await wordTree(listZip(Buffer.concat(chunks)))) };
	} catch (cause) {
		if (cause instanceof Refused) return { refused: cause.code };
		// recursion without end inside a hostile file, or a slip of ours: the file is refused and the cause is logged
		console.error(cause);
		return { refused: cause instanceof RangeError ? 'file-hostile' : 'file-broken' };
	}
}

process.stdout.write(JSON.stringify(await answer()));
