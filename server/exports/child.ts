// The process that makes a file; see make-file.ts. A parcel comes in by stdin, the file goes out by stdout.
import { everythingOf } from './everything.ts';
import { fileOf } from './file-of.ts';
import { unpacked } from './parcel.ts';

const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const { format, content, facts, threads, pictures, easyRead } = unpacked(Buffer.concat(chunks));
const material = {
	content,
	facts,
	threads,
	easyRead,
	pictures: new Map(pictures.map((picture) => [picture.hash, picture] as const))
};
/** Heard by make-file.ts. How much of many files is made can be told; of a single one it cannot, so no number is made up. */
const done = (percent: number): void => void process.stderr.write(`done ${percent}\n`);
process.stdout.write(
	format === 'everything' ? await everythingOf(material, done) : await fileOf(format, material)
);
if (format === 'everything') done(100);
