// The bounded process that finds out what an edited file suggests; see match-returned.ts.
import * as Y from 'yjs';
import { keyedPlan } from '#document/proposals/keyed-plan.ts';
import { suggestedByFile } from '#document/returned/suggested-by-file.ts';
import { rootsOf } from '#document/roots.ts';
import type { ReturnedFile } from '#domain/exports/returned.ts';

const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const { state, file, now } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as {
	state: string;
	file: ReturnedFile;
	now: string;
};
const doc = new Y.Doc();
rootsOf(doc);
Y.applyUpdate(doc, Buffer.from(state, 'base64'));
const base = keyedPlan(doc);
process.stdout.write(JSON.stringify({ base: base.content, ...suggestedByFile(base, file, new Date(now)) }));
