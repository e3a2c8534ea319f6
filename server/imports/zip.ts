// What a zip file says it holds, checked before a single byte of it is unpacked. Written by us because a library that opens the
// file first has already been attacked; and what is read later is found by these entries alone, so two readers cannot disagree.
import { crc32, inflateRawSync } from 'node:zlib';
import { refuse } from '#domain/refusals.ts';

export interface ZipEntry {
	readonly name: string;
	readonly packed: Uint8Array;
	readonly deflated: boolean;
	readonly size: number;
	readonly crc: number;
}

/** A plan with every picture of a county has some hundred parts; a bomb has millions. */
const mostEntries = 2_000;
/** Ten times the largest plan we have seen. An 18 kB bomb unpacks to gigabytes. */
const mostBytes = 50 * 1024 * 1024;

const endMark = 0x06054b50;
const centralMark = 0x02014b50;
const localMark = 0x04034b50;

/** The entries of a zip file, all of them checked. Refuses with not-word, file-broken or file-hostile. */
export function listZip(file: Uint8Array): ZipEntry[] {
	const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
	if (file.length < 22 || view.getUint32(0, true) !== localMark) refuse('not-word');
	const end = findEnd(view);
	const count = view.getUint16(end + 10, true);
	const start = view.getUint32(end + 16, true);
	const length = view.getUint32(end + 12, true);
	// parts on other disks and 64-bit sizes: no Word file under 20 MB has them
	if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count || start === 0xffffffff)
		refuse('file-hostile');
	if (count > mostEntries) refuse('file-hostile');
	if (start + length > end) refuse('file-broken');
	const entries: ZipEntry[] = [];
	const ranges: [number, number][] = [];
	let at = start;
	let total = 0;
	for (let place = 0; place < count; place += 1) {
		if (at + 46 > start + length || view.getUint32(at, true) !== centralMark) refuse('file-broken');
		const { entry, range, next } = readEntry(file, view, at, start);
		total += entry.size;
		if (total > mostBytes) refuse('file-hostile');
		entries.push(entry);
		ranges.push(range);
		at = next;
	}
	// more directory than entries: a reader that counts otherwise would see another file
	if (at !== start + length) refuse('file-hostile');
	ranges.sort((a, b) => a[0] - b[0]);
	if (ranges.some(([from], place) => from < (ranges[place - 1]?.[1] ?? 0))) refuse('file-hostile');
	if (new Set(entries.map((entry) => entry.name.toLowerCase())).size !== entries.length)
		refuse('file-hostile');
	return entries;
}

function findEnd(view: DataView): number {
	for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at -= 1) {
		if (view.getUint32(at, true) === endMark && at + 22 + view.getUint16(at + 20, true) === view.byteLength)
			return at;
	}
	return refuse('file-broken');
}

function readEntry(file: Uint8Array, view: DataView, at: number, directory: number) {
	const flags = view.getUint16(at + 8, true);
	const method = view.getUint16(at + 10, true);
	const packedSize = view.getUint32(at + 20, true);
	const size = view.getUint32(at + 24, true);
	const nameLength = view.getUint16(at + 28, true);
	const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	const mode = view.getUint32(at + 38, true) >>> 16;
	const local = view.getUint32(at + 42, true);
	const name = nameAt(file, at + 46, nameLength);
	if ((flags & 0x41) !== 0 || (mode & 0xf000) === 0xa000 || isTrick(name)) refuse('file-hostile');
	if (packedSize === 0xffffffff || size === 0xffffffff || local === 0xffffffff) refuse('file-hostile');
	if (local + 30 > directory || view.getUint32(local, true) !== localMark || (method !== 0 && method !== 8))
		refuse('file-broken');
	const localName = view.getUint16(local + 26, true);
	if (nameAt(file, local + 30, localName) !== name) refuse('file-hostile');
	const data = local + 30 + localName + view.getUint16(local + 28, true);
	if (data + packedSize > directory) refuse('file-broken');
	const entry: ZipEntry = {
		name,
		packed: file.subarray(data, data + packedSize),
		deflated: method === 8,
		size,
		crc: view.getUint32(at + 16, true)
	};
	return { entry, range: [local, data + packedSize] satisfies [number, number], next };
}

function nameAt(file: Uint8Array, from: number, length: number): string {
	return new TextDecoder().decode(file.subarray(from, from + length));
}

/** A name that leads out of the file's own folder, or hides something. */
function isTrick(name: string): boolean {
	return (
		name === '' ||
		name.includes('\\') ||
		name.includes('\0') ||
		/^(\/|[a-z]:)/i.test(name) ||
		name.split('/').includes('..')
	);
}

/** Unpacks one entry. It holds exactly what it said, or is refused; never more than it said is unpacked. */
export function unpack(entry: ZipEntry): Uint8Array {
	const bytes = entry.deflated ? inflate(entry) : entry.packed;
	if (bytes.length !== entry.size) refuse('file-hostile');
	if (crc32(bytes) !== entry.crc) refuse('file-broken');
	return bytes;
}

function inflate(entry: ZipEntry): Uint8Array {
	try {
		return inflateRawSync(entry.packed, { maxOutputLength: Math.max(entry.size, 1) });
	} catch (cause) {
		const tooLarge =
			cause instanceof RangeError ||
			(cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE');
		return refuse(tooLarge ? 'file-hostile' : 'file-broken');
	}
}
