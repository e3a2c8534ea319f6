// The bounded child process: a picture from somebody's phone comes in by stdin, the same picture goes out by stdout, drawn anew
// from its pixels: where it was taken, when, by which device, and whatever else a file can hide stays behind.
import { Transformer } from '@napi-rs/image';
import { isConfined } from '#server/bounded-child.ts';

/** Long side of what is kept, px: sharp on any screen that reads a plan. */
const longestSide = 1600;
/** Pixels that are unpacked at all; a phone's largest has 50 million. */
const mostPixels = 64_000_000;
const quality = 82;

type Said = { width: number; height: number; type: 'image/jpeg' | 'image/png' } | { refused: string };

/** One line of JSON, then the bytes. */
function say(said: Said, bytes: Uint8Array = new Uint8Array()): void {
	process.stdout.write(Buffer.concat([Buffer.from(`${JSON.stringify(said)}\n`), bytes]));
}

async function draw(file: Buffer): Promise<void> {
	const before = await new Transformer(file).metadata(true);
	// asked of the header, before a single pixel is unpacked
	if (before.width * before.height > mostPixels) return say({ refused: 'picture-too-large' });
	const picture = new Transformer(file).rotate();
	if (Math.max(before.width, before.height) > longestSide) {
		const shrink = longestSide / Math.max(before.width, before.height);
		const turned = (before.orientation ?? 1) >= 5;
		const [width, height] = [before.width, before.height].map((side) =>
			Math.max(1, Math.round(side * shrink))
		);
		picture.resize(turned ? height! : width!, turned ? width! : height!);
	}
	// a drawing with letters keeps its edges, and what is clear stays clear
	const drawn = before.format === 'jpeg' ? await picture.jpeg(quality) : await picture.png();
	const after = await new Transformer(drawn).metadata();
	say(
		{
			width: after.width,
			height: after.height,
			type: before.format === 'jpeg' ? 'image/jpeg' : 'image/png'
		},
		drawn
	);
}

if (!isConfined()) say({ refused: 'import-unsafe-here' });
else {
	const chunks: Buffer[] = [];
	for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
	try {
		await draw(Buffer.concat(chunks));
	} catch (cause) {
		// half a file, or a hostile one: it is refused and the cause is logged
		console.error(cause);
		// the reader stops by itself where the dots would take more memory than any phone's picture does
		const tooLarge = cause instanceof Error && cause.message.includes('Memory limit');
		say({ refused: tooLarge ? 'picture-too-large' : 'picture-broken' });
	}
}
