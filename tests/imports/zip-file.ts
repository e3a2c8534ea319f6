// Writes zip files, honest and dishonest ones, byte by byte: a test of what a file claims must be able to claim anything.
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
	readonly name: string;
	readonly content: string | Uint8Array;
	readonly store?: boolean;
	/** Claims, where they differ from the truth. */
	readonly saysSize?: number;
	readonly localName?: string;
	readonly flags?: number;
	readonly unixMode?: number;
	/** Points at the bytes of the part with this place instead of its own. */
	readonly bytesOf?: number;
}

/** A zip file of parts. */
export function zipFile(parts: readonly ZipPart[], claims: { count?: number } = {}): Uint8Array {
	const locals: Buffer[] = [];
	const central: Buffer[] = [];
	const offsets: number[] = [];
	let offset = 0;
	parts.forEach((part) => {
		const bytes = typeof part.content === 'string' ? Buffer.from(part.content) : Buffer.from(part.content);
		const packed = part.store ? bytes : deflateRawSync(bytes);
		const method = part.store ? 0 : 8;
		const size = part.saysSize ?? bytes.length;
		const own = part.bytesOf === undefined;
		const at = own ? offset : (offsets[part.bytesOf ?? 0] ?? 0);
		offsets.push(at);
		const head = (mark: number, name: string, isCentral: boolean) => {
			const fields = Buffer.alloc(isCentral ? 46 : 30);
			fields.writeUInt32LE(mark, 0);
			let place = 4;
			if (isCentral) place = fields.writeUInt16LE(0x0314, place);
			place = fields.writeUInt16LE(20, place);
			place = fields.writeUInt16LE(part.flags ?? 0, place);
			place = fields.writeUInt16LE(method, place);
			place = fields.writeUInt32LE(0, place);
			place = fields.writeUInt32LE(crc32(bytes), place);
			place = fields.writeUInt32LE(packed.length, place);
			place = fields.writeUInt32LE(size, place);
			fields.writeUInt16LE(Buffer.byteLength(name), place);
			if (isCentral) {
				fields.writeUInt32LE(((part.unixMode ?? 0) << 16) >>> 0, 38);
				fields.writeUInt32LE(at, 42);
			}
			return Buffer.concat([fields, Buffer.from(name)]);
		};
		if (own) {
			const local = Buffer.concat([head(0x04034b50, part.localName ?? part.name, false), packed]);
			locals.push(local);
			offset += local.length;
		}
		central.push(head(0x02014b50, part.name, true));
	});
	const directory = Buffer.concat(central);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(claims.count ?? parts.length, 8);
	end.writeUInt16LE(claims.count ?? parts.length, 10);
	end.writeUInt32LE(directory.length, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...locals, directory, end]);
}
