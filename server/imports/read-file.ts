// Somebody's file or pasted words → a reading, or a refusal with a plain sentence. The parsers run in a bounded process.
import { refuse, type RefusalCode } from '#domain/refusals.ts';
import type { ChildLimits, Watch } from '#server/bounded-child.ts';
import { askChild, readingLimits } from './ask-child.ts';
import { fileKind, type FileKind } from './file-kind.ts';
import type { Reading } from './reading.ts';
import { listZip } from './zip.ts';

/** The largest file that may be uploaded: a plan with pictures is under 10 MB. */
export const largestFile = 20 * 1024 * 1024;
/** The largest text, with its tags: a plan of 60 pages has 0.1 MB. */
export const largestText = 5 * 1024 * 1024;

export interface PlanFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/**
 * Reads a Word file, a web page, Markdown or plain text as a plan. Refuses with file-too-big, text-too-long, not-word, pdf-file,
 * not-plan-file, file-broken, file-hostile, text-tangled, import-slow or import-unsafe-here.
 */
export async function readFile(
	{ name, bytes }: PlanFile,
	limits: ChildLimits = readingLimits,
	watch?: Watch
): Promise<Reading> {
	if (bytes.length > largestFile) refuse('file-too-big');
	const kind = fileKind(bytes, name);
	if (kind !== 'word' && bytes.length > largestText) refuse('text-too-long');
	if (kind === 'word' && !listZip(bytes).some((entry) => entry.name === 'word/document.xml'))
		refuse('not-word');
	const answer = await askChild(kind, bytes, limits, watch);
	if ('refused' in answer) refuse(saidOf(answer.refused, kind));
	return answer.reading;
}

/** The child knows that it had to stop; what that means depends on what was sent. */
function saidOf(code: RefusalCode, kind: FileKind): RefusalCode {
	return kind !== 'word' && (code === 'file-hostile' || code === 'file-broken') ? 'text-tangled' : code;
}
