// The words of a Word file, found by other means than the importer's: every text element of every part a person can read.
import { inflateRawSync } from 'node:zlib';

/** One string per paragraph. What stands twice for old readers counts once; words that moved count where they arrived. */
export function wordsInFile(file: Uint8Array): string[] {
	return [...partsOf(Buffer.from(file))]
		.filter(([name]) => /^word\/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/.test(name))
		.flatMap(([, xml]) => paragraphsIn(xml));
}

function paragraphsIn(xml: string): string[] {
	return (
		xml
			.replace(/<mc:Fallback>.*?<\/mc:Fallback>/gs, '')
			.replace(/<w:moveFrom .*?<\/w:moveFrom>/gs, '')
			.split(/<\/w:p>/)
			// words struck out stand beside the words that took their place: at the end, they grow together with nothing
			.map((paragraph) => {
				const struck = paragraph.match(/<w:del .*?<\/w:del>/gs) ?? [];
				return [paragraph.replace(/<w:del .*?<\/w:del>/gs, ''), ...struck].join('<w:br/>');
			})
			.map((paragraph) =>
				[...paragraph.matchAll(/<(?:w:t|w:delText|m:t)(?: [^>]*)?>([^<]*)<|<w:(?:br|tab)\/>/g)]
					.map(([, words]) => words ?? ' ')
					.join('')
					.replaceAll('&lt;', '<')
					.replaceAll('&gt;', '>')
					.replaceAll('&quot;', '"')
					.replaceAll('&apos;', "'")
					.replaceAll('&amp;', '&')
			)
	);
}

/** Walks the local headers of a zip file; good enough for files that tests and Word write. */
function partsOf(file: Buffer): Map<string, string> {
	const parts = new Map<string, string>();
	const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
	let at = file.readUInt32LE(end + 16);
	while (file.readUInt32LE(at) === 0x02014b50) {
		const [method, packed] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20)];
		const [nameLength, extra, comment] = [
			file.readUInt16LE(at + 28),
			file.readUInt16LE(at + 30),
			file.readUInt16LE(at + 32)
		];
		const local = file.readUInt32LE(at + 42);
		const data = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
		const bytes = file.subarray(data, data + packed);
		parts.set(
			file.toString('utf8', at + 46, at + 46 + nameLength),
			(method === 8 ? inflateRawSync(bytes) : bytes).toString('utf8')
		);
		at += 46 + nameLength + extra + comment;
	}
	return parts;
}
