// The bounded child process: a file comes in by stdin, a reading goes out by stdout. It has no network, may not write or
// start anything, and can read nothing but this program. Whoever started it watches its memory and its time.
import { Refused, type RefusalCode } from '#domain/refusals.ts';
import type { SourceDocument } from '#document/foreign/source.ts';
import { isConfined } from '#server/bounded-child.ts';
import { fileKinds, type FileKind } from './file-kind.ts';
import type { Reading } from './reading.ts';
import { readPlanFrom } from './read-plan.ts';
import { decoded } from './text/decoded.ts';
import { listZip } from './zip.ts';

export type ChildAnswer = { readonly reading: Reading } | { readonly refused: RefusalCode };

async function answer(): Promise<ChildAnswer> {
	if (!isConfined()) return { refused: 'import-unsafe-here' };
	const kind = fileKinds.find((known) => known === process.argv[2]);
	if (!kind) throw new Error(`The child was started for files of no kind: ${process.argv[2] ?? ''}`);
	const chunks: Buffer[] = [];
	for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
	try {
		return { reading: readPlanFrom(await treeOf(kind, Buffer.concat(chunks))) };
	} catch (cause) {
		if (cause instanceof Refused) return { refused: cause.code };
		// recursion without end inside a hostile file, or a slip of ours: the file is refused and the cause is logged
		console.error(cause);
		return { refused: cause instanceof RangeError ? 'file-hostile' : 'file-broken' };
	}
}

/** Each reader is loaded only where it is needed: the child starts in half the time. */
async function treeOf(kind: FileKind, file: Buffer): Promise<SourceDocument> {
	switch (kind) {
		case 'word':
			return (await import('./word/word-tree.ts')).wordTree(listZip(file));
		case 'html':
			return (await import('./html/html-tree.ts')).htmlTree(decoded(file));
		case 'markdown':
			return (await import('./markdown/markdown-tree.ts')).markdownTree(decoded(file));
		case 'text':
			return (await import('./text/text-tree.ts')).textTree(decoded(file));
	}
}

process.stdout.write(JSON.stringify(await answer()));
