// The process that makes a file; see make-file.ts. A parcel comes in by stdin, the file goes out by stdout.
import { everythingOf } from './everything.ts';
import { fileOf } from './file-of.ts';
import { unpacked } from './parcel.ts';

const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const { format, content, facts, threads, pictures } = unpacked(Buffer.concat(chunks));
const material = {
	content,
	facts,
	threads,
	pictures: new Map(pictures.map((picture) => [picture.hash, picture] as const))
};
process.stdout.write(format === 'everything' ? await everythingOf(material) : await fileOf(format, material));
