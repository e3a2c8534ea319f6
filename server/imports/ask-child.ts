// Asks the bounded child process for a reading, and believes nothing it says before checking it.
import { refusals, type RefusalCode } from '#domain/refusals.ts';
import { runBounded, type ChildLimits, type Watch } from '#server/bounded-child.ts';
import type { FileKind } from './file-kind.ts';
import { checkedReading } from './reading-schema.ts';
import type { Reading } from './reading.ts';

export const readingLimits: ChildLimits = {
	milliseconds: 10_000,
	residentBytes: 512 * 1024 * 1024,
	heapMegabytes: 256,
	addressBytes: 4 * 1024 ** 3,
	answerBytes: 16 * 1024 * 1024
};

export type Answer = { readonly reading: Reading } | { readonly refused: RefusalCode };

/** What the child says of a file of a kind. */
export async function askChild(
	kind: FileKind,
	file: Uint8Array,
	limits: ChildLimits,
	watch?: Watch
): Promise<Answer> {
	const end = await runBounded(
		{
			script: 'server/imports/child.ts',
			args: [kind],
			readable: ['server/imports', 'server/bounded-child.ts', 'src/domain', 'src/document', 'node_modules'],
			limits
		},
		file,
		watch
	);
	if ('unsafe' in end) return { refused: 'import-unsafe-here' };
	if ('stopped' in end) return { refused: end.stopped === 'slow' ? 'import-slow' : 'file-hostile' };
	if ('answer' in end) return parsed(end.answer.toString('utf8'));
	// the file unpacks to more than a plan needs
	if (end.outOfMemory) return { refused: 'file-hostile' };
	throw new Error(`The process that reads files failed: ${end.failed}`);
}

function parsed(text: string): Answer {
	const value: unknown = JSON.parse(text);
	if (typeof value !== 'object' || value === null)
		throw new Error('The process that reads files gave no answer.');
	if ('refused' in value && typeof value.refused === 'string' && value.refused in refusals)
		return { refused: value.refused as RefusalCode };
	if ('reading' in value) return { reading: checkedReading(value.reading) };
	throw new Error('The process that reads files gave an answer of another shape.');
}
