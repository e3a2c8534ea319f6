// What happens to a picture before it is kept, with pictures made here.
import { Transformer } from '@napi-rs/image';
import { describe, expect, test } from 'vitest';
import { Refused } from '#domain/refusals.ts';
import { drawingLimits, drawnAnew, largestPicture } from '#server/pictures/encode.ts';

const pixels = (width: number, height: number) => {
	const rgba = new Uint8Array(width * height * 4);
	for (let i = 0; i < rgba.length; i++) rgba[i] = i % 4 === 3 ? 255 : (i * 7) % 251;
	return Transformer.fromRgbaPixels(rgba, width, height);
};

/** A JPEG with an Exif part that names a place, and says that it lies on its side. */
async function photo(width: number, height: number): Promise<Buffer> {
	const plain = await pixels(width, height).jpeg(90);
	const tiff = Buffer.concat([
		Buffer.from('MM\0*\0\0\0\x08', 'latin1'),
		// two entries: orientation 6, and a description that is a secret place
		Buffer.from([0, 2, 0x01, 0x0e, 0, 2, 0, 0, 0, 20, 0, 0, 0, 38, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]),
		Buffer.from([0, 0, 0, 0]),
		Buffer.from('51.1234N 2.5678W GPS\0', 'latin1')
	]);
	const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
	const length = Buffer.from([(exif.length + 2) >> 8, (exif.length + 2) & 0xff]);
	return Buffer.concat([plain.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, exif, plain.subarray(2)]);
}

const code = (work: Promise<unknown>) =>
	work.then(
		() => 'taken',
		(thrown: unknown) => (thrown instanceof Refused ? thrown.code : String(thrown))
	);

describe('a picture', { timeout: 30_000 }, () => {
	test('is drawn anew: upright, small enough for a screen, and without where it was taken', async () => {
		const file = await photo(2400, 1200);
		expect(file.includes('51.1234N')).toBe(true);
		const { bytes, width, height, type, hash } = await drawnAnew(file);
		expect({ width, height, type }).toEqual({ width: 800, height: 1600, type: 'image/jpeg' });
		expect(Buffer.from(bytes).includes('Exif')).toBe(false);
		expect(Buffer.from(bytes).includes('51.1234N')).toBe(false);
		expect(hash).toMatch(/^[0-9a-f]{64}$/);
	});

	test('with clear parts stays a PNG; the same picture is the same bytes', async () => {
		const file = await pixels(40, 30).png();
		const [one, two] = [await drawnAnew(file), await drawnAnew(file)];
		expect({ ...one, bytes: 0 }).toMatchObject({ type: 'image/png', width: 40, height: 30 });
		expect(one.hash).toBe(two.hash);
	});

	test('that is none, or could hold a program, is refused by its first bytes', async () => {
		expect(await code(drawnAnew(new Uint8Array()))).toBe('no-picture');
		expect(
			await code(drawnAnew(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')))
		).toBe('not-picture');
		expect(await code(drawnAnew(Buffer.from('GIF89a')))).toBe('not-picture');
		expect(await code(drawnAnew(new Uint8Array(largestPicture + 1)))).toBe('picture-too-big');
	});

	test('that is cut off, or only begins like one, is damaged', async () => {
		const file = await pixels(400, 300).png();
		expect(await code(drawnAnew(file.subarray(0, 200)))).toBe('picture-broken');
		expect(await code(drawnAnew(Buffer.from('\xff\xd8\xff then words', 'latin1')))).toBe('picture-broken');
	});

	test('that unpacks to more dots than a screen has is refused before they are unpacked', async () => {
		const file = Buffer.from(await pixels(64, 64).png());
		// the header says 60,000 × 60,000; its checksum is right
		file.writeUInt32BE(60_000, 16);
		file.writeUInt32BE(60_000, 20);
		const { crc32 } = await import('node:zlib');
		file.writeUInt32BE(crc32(file.subarray(12, 29)), 29);
		let peak = 0;
		expect(await code(drawnAnew(file, drawingLimits, (seen) => (peak = seen.residentBytes)))).toBe(
			'picture-too-large'
		);
		expect(peak).toBeLessThan(400 * 1024 * 1024);
	});

	test('that takes too long is stopped', async () => {
		const limits = { ...drawingLimits, milliseconds: 20 };
		expect(await code(drawnAnew(await pixels(1200, 1200).png(), limits))).toBe('picture-too-large');
	});
});
