// Whatever a document is made of, reading it loses no word, makes a plan without fault, and never throws.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { faultIn } from '#document/validate.ts';
import { writePlan } from '#document/write.ts';
import { readPlanFrom } from '#server/imports/read-plan.ts';
import { checkedReading } from '#server/imports/reading-schema.ts';
import type { SourceBlock, SourceDocument } from '#document/foreign/source.ts';
import { missingWords, wordsOfReading, wordsOfSource } from '#server/imports/words.ts';

const phrases = fc.constantFrom(
	'Action', 'Lead', 'By when', 'Linked to', '3 months', 'What families told us', 'What inspectors found:', 'Priority 2: Sleep', '1.1 Rest', '1.1 1.1 Rest',
	'2', '1.1, 2', 'Signed', '----', '• one • two', 'and so on', 'A plan for 2026', 'Draft for co-production', '31 March 2027', 'Who is involved', '', 'Ref', 'RAG'
); // prettier-ignore
const words = fc.oneof(
	{ weight: 4, arbitrary: phrases },
	{ weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) }
);
const text = fc.record(
	{
		text: words,
		bold: fc.boolean(),
		italic: fc.boolean(),
		href: fc.constantFrom('https://a.example', 'javascript:x', '')
	},
	{ requiredKeys: ['text'] }
);
const paragraph = fc.record(
	{
		kind: fc.constant('paragraph' as const),
		texts: fc.array(text, { maxLength: 3 }),
		heading: fc.constantFrom(1, 2, 3, 6),
		title: fc.boolean(),
		size: fc.constantFrom(11, 14, 20),
		list: fc.record({ level: fc.nat(9), ordered: fc.boolean() })
	},
	{ requiredKeys: ['kind', 'texts'] }
);
const { block } = fc.letrec<{ block: SourceBlock }>((tie) => ({
	block: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		{ weight: 5, arbitrary: paragraph },
		{
			weight: 2,
			arbitrary: fc.record({
				kind: fc.constant('table' as const),
				rows: fc.array(
					fc.array(
						fc.record(
							{
								blocks: fc.array(tie('block'), { maxLength: 2 }),
								colSpan: fc.integer({ min: 0, max: 4 }),
								rowSpan: fc.integer({ min: 0, max: 3 })
							},
							{ requiredKeys: ['blocks'] }
						),
						{ maxLength: 5 }
					),
					{ maxLength: 5 }
				)
			})
		}
	)
}));
const document: fc.Arbitrary<SourceDocument> = fc.record({
	blocks: fc.array(block, { maxLength: 12 }),
	pageLines: fc.array(words, { maxLength: 4 }),
	pieces: fc.array(fc.record({ why: fc.constant('A footnote.'), words }), { maxLength: 2 })
});

test('[R8] any document keeps all its words, in a plan without fault', { timeout: 60_000 }, () => {
	fc.assert(
		fc.property(document, (source) => {
			const reading = checkedReading(readPlanFrom(source));
			expect(missingWords(wordsOfSource(source), wordsOfReading(reading))).toEqual([]);
			expect(reading.unplaced.filter((piece) => /could not tell/.test(piece.why))).toEqual([]);
			const doc = new Y.Doc();
			writePlan(doc, reading.content);
			expect(faultIn(doc)).toBeNull();
		}),
		{ numRuns: 600, seed: 20260301, endOnFailure: true }
	);
});
