// Making a file is work: of a long plan with pictures, seconds of it. It is done in a process of its own, within limits, without a
// network and without our settings, so that nobody who writes or reads has to wait.
import { refuse } from '#domain/refusals.ts';
import { runBounded, type ChildLimits, type Watch } from '#server/bounded-child.ts';
import type { FileToMake } from './file-to-make.ts';
import { packed } from './parcel.ts';

/** Everything of 300 actions and 60 large pictures takes seven seconds on a small machine, and 0.7 GB. */
export const makingLimits: ChildLimits = {
	milliseconds: 60_000,
	residentBytes: 1024 * 1024 * 1024,
	heapMegabytes: 512,
	addressBytes: 6 * 1024 ** 3,
	answerBytes: 256 * 1024 * 1024
};

/** Refuses export-slow when it takes too long, or more memory than there is for it. */
export async function makeFile(
	file: FileToMake,
	limits = makingLimits,
	watch?: Watch,
	onDone?: (percent: number) => void
): Promise<Buffer> {
	const end = await runBounded(
		{
			script: 'server/exports/child.ts',
			readable: ['server/exports', 'src/domain', 'src/document', 'src/lib', 'node_modules'],
			limits,
			onDone
		},
		packed(file),
		watch
	);
	if ('answer' in end) return end.answer;
	if ('stopped' in end || ('outOfMemory' in end && end.outOfMemory)) refuse('export-slow');
	throw new Error(
		`The process that makes files failed: ${'failed' in end ? end.failed : 'it cannot be found'}`
	);
}
