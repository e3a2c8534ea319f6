// Somebody's picture → the same picture drawn anew, or a refusal with a plain sentence.
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { refusals, refuse, type RefusalCode } from '#domain/refusals.ts';
import { runBounded, type ChildLimits, type Watch } from '#server/bounded-child.ts';

/** What may be uploaded, bytes. */
export const largestPicture = 5 * 1024 * 1024;

export const drawingLimits: ChildLimits = {
	milliseconds: 10_000,
	residentBytes: 700 * 1024 * 1024,
	heapMegabytes: 128,
	addressBytes: 4 * 1024 ** 3,
	answerBytes: 12 * 1024 * 1024
};

export interface DrawnPicture {
	readonly bytes: Uint8Array;
	/** SHA-256 of the bytes, lower-case hex. */
	readonly hash: string;
	readonly type: 'image/jpeg' | 'image/png';
	/** px */
	readonly width: number;
	readonly height: number;
}

const said = v.union([
	v.object({
		width: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1600)),
		height: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1600)),
		type: v.picklist(['image/jpeg', 'image/png'])
	}),
	v.object({ refused: v.string() })
]);

/** Draws a picture anew in a bounded process. Refuses no-picture, picture-too-big, not-picture, picture-too-large, picture-broken or import-unsafe-here. */
export async function drawnAnew(
	file: Uint8Array,
	limits: ChildLimits = drawingLimits,
	watch?: Watch
): Promise<DrawnPicture> {
	if (file.length === 0) refuse('no-picture');
	if (file.length > largestPicture) refuse('picture-too-big');
	if (!isPicture(file)) refuse('not-picture');
	const end = await runBounded(
		{
			script: 'server/pictures/encode-child.ts',
			readable: ['server/pictures', 'server/bounded-child.ts', 'src/domain', 'node_modules'],
			addons: true,
			limits
		},
		file,
		watch
	);
	if ('unsafe' in end) refuse('import-unsafe-here');
	if ('stopped' in end) refuse('picture-too-large');
	if ('failed' in end) refuse('picture-broken');
	const line = end.answer.indexOf('\n');
	const answer = v.parse(said, JSON.parse(end.answer.subarray(0, line).toString('utf8')));
	if ('refused' in answer)
		refuse(answer.refused in refusals ? (answer.refused as RefusalCode) : 'picture-broken');
	const bytes = new Uint8Array(end.answer.subarray(line + 1));
	return { ...answer, bytes, hash: createHash('sha256').update(bytes).digest('hex') };
}

/** By its first bytes, whatever it is called: JPEG, PNG, WebP. An SVG can hold a program, and is not taken. */
function isPicture(file: Uint8Array): boolean {
	const text = Buffer.from(file.subarray(0, 12)).toString('latin1');
	return (
		text.startsWith('\xff\xd8\xff') || text.startsWith('\x89PNG\r\n\x1a\n') || /^RIFF....WEBP$/s.test(text)
	);
}
