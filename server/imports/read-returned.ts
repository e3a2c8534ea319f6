// Somebody's edited Word file → what stands in it, or a refusal. Read as an import is: checked zip, bounded process, checked answer.
import * as v from 'valibot';
import { actionColumnIds } from '#domain/action-row.ts';
import type { ReturnedFile } from '#domain/exports/returned.ts';
import { refusals, refuse, type RefusalCode } from '#domain/refusals.ts';
import { runBounded } from '#server/bounded-child.ts';
import { readingLimits } from './ask-child.ts';
import { fileKind } from './file-kind.ts';
import { largestFile, type PlanFile } from './read-file.ts';
import { cells, richText, texts } from './reading-schema.ts';
import { listZip } from './zip.ts';

const places = v.array(v.pipe(v.string(), v.maxLength(100)));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const schema: v.GenericSchema<unknown, ReturnedFile> = v.strictObject({
	stamp: v.nullable(
		v.strictObject({ planId: v.string(), epoch: count, seq: count, putRightIn: v.optional(count) })
	),
	cover: v.record(v.string(), v.string()),
	units: v.array(
		v.variant('kind', [
			v.strictObject({ kind: v.literal('heading'), places, level: count, words: texts }),
			v.strictObject({ kind: v.literal('words'), places, content: richText }),
			v.strictObject({ kind: v.literal('box'), places, content: richText }),
			v.strictObject({
				kind: v.literal('table'),
				places,
				columns: v.array(v.picklist(actionColumnIds)),
				rows: v.array(v.strictObject({ places, ref: v.string(), cells: v.strictObject(cells) }))
			})
		])
	),
	aside: v.array(v.strictObject({ why: v.string(), words: v.string() }))
});

/** Refuses file-too-big, not-word, pdf-file, not-plan-file, file-broken, file-hostile, import-slow or import-unsafe-here. */
export async function readReturned({ name, bytes }: PlanFile): Promise<ReturnedFile> {
	if (bytes.length > largestFile) refuse('file-too-big');
	if (fileKind(bytes, name) !== 'word') refuse('not-word');
	if (!listZip(bytes).some((entry) => entry.name === 'word/document.xml')) refuse('not-word');
	const end = await runBounded(
		{
			script: 'server/imports/returned-child.ts',
			readable: ['server/imports', 'server/bounded-child.ts', 'src/domain', 'src/document', 'node_modules'],
			limits: readingLimits
		},
		bytes
	);
	if ('unsafe' in end) refuse('import-unsafe-here');
	if ('stopped' in end) refuse(end.stopped === 'slow' ? 'import-slow' : 'file-hostile');
	if (!('answer' in end)) {
		if (end.outOfMemory) refuse('file-hostile');
		throw new Error(`The process that reads files failed: ${end.failed}`);
	}
	const said: unknown = JSON.parse(end.answer.toString('utf8'));
	const fields = typeof said === 'object' && said !== null ? said : {};
	if ('refused' in fields && typeof fields.refused === 'string' && fields.refused in refusals)
		refuse(fields.refused as RefusalCode);
	return v.parse(schema, 'file' in fields ? fields.file : null);
}
