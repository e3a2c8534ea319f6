// What is sent to the process that makes files: a text with everything but pictures, then the pictures' bytes one after the other.
import { printableIn } from '#domain/exports/printable.ts';
import type { FileToMake, PictureFile } from './file-to-make.ts';

interface Label extends Omit<FileToMake, 'pictures'> {
	readonly pictures: readonly { readonly hash: string; readonly type: string; readonly size: number }[];
}

export function packed({ pictures, ...rest }: FileToMake): Buffer {
	const label: Label = {
		...printableIn(rest),
		pictures: pictures.map(({ hash, type, bytes }) => ({ hash, type, size: bytes.length }))
	};
	const text = Buffer.from(JSON.stringify(label));
	const length = Buffer.alloc(4);
	length.writeUInt32LE(text.length);
	return Buffer.concat([length, text, ...pictures.map(({ bytes }) => bytes)]);
}

export function unpacked(parcel: Buffer): FileToMake {
	let at = 4 + parcel.readUInt32LE(0);
	const label = JSON.parse(parcel.subarray(4, at).toString('utf8')) as Label;
	const pictures = label.pictures.map(({ hash, type, size }): PictureFile => {
		at += size;
		return { hash, type, bytes: parcel.subarray(at - size, at) };
	});
	return { ...label, pictures };
}
