// Whatever somebody pastes, reading it loses no word, makes a plan without fault, and never throws.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { faultIn } from '#document/validate.ts';
import { writePlan } from '#document/write.ts';
import { readPlanFrom } from '#server/imports/read-plan.ts';
import { checkedReading } from '#server/imports/reading-schema.ts';
import { textTree } from '#server/imports/text/text-tree.ts';
import { countWords, missingWords, wordsOfReading } from '#server/imports/words.ts';

const lines = fc.constantFrom(
	'', '', '', 'A plan for Larkfield', 'Draft for co-production', 'March 2027', 'Outcome 1', 'Outcome 1', 'You are heard early', 'Priority 2: Sleep', '1. Rest', '1.1 Quiet rooms', '2. Travel and', 'What families told us:', 'We planned to change',
	'- we wait', '• one • two', '  - deeper', '✓ done.', 'and so it goes on until', 'This is a sentence of some length that ends with the', 'small words go on.', 'Page 3', '4', '---', '# Marked', 'Action\tLead\tLinked to', 'Action\tLead\tLinked to\t',
	'Ring us\tIda\t1', '\tand Mo\t', 'us again\t\t', '---\t--\t--', '"half a cell\tb\tc', 'end of it"\td', 'Steps | Owner', '---|--|', 'Ring | Ida |', '<p>We will:</p> <ul> • ring • write\t<b>Mo</b>\t2', '</ul>x < y & z &amp; w', '**bold** [here](#) [there](https://a.example)', 'Area SEND inspection of Larkfield', 'Areas for improvement', 'Inspection dates: 3 May 2027', '\f', 'o\tlist', '7.\tlist'
); // prettier-ignore
const anyLine = fc.oneof(
	{ weight: 6, arbitrary: lines },
	{ weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) }
);

test('[R8] any text keeps all its words, in a plan without fault', () => {
	fc.assert(
		fc.property(fc.array(anyLine, { maxLength: 40 }), (typed) => {
			const text = typed.join('\n');
			const source = textTree(text);
			const reading = checkedReading(JSON.parse(JSON.stringify(readPlanFrom(source))));
			expect(missingWords(countWords([seen(text)]), wordsOfReading(reading))).toEqual([]);
			const doc = new Y.Doc();
			writePlan(doc, reading.content);
			expect(faultIn(doc)).toBeNull();
		}),
		{ numRuns: 400 }
	);
});

/** The words a person sees: no tags, no addresses, no numbers of lists, no bullets and no halves of letters. */
function seen(text: string): string {
	return text
		.replace(/[\u0000-\u0008\u000e-\u001f\u200b\u200e\u200f\u2060\ufeff\u00ad]/g, '')
		.replace(/<[^<>]*>/g, ' ')
		.replace(/\]\([^()\s]*\)/g, ' ')
		.replace(/^\s*\d{1,2}[.)]\s+/gm, ' ')
		.replaceAll('&amp;', '&');
}
