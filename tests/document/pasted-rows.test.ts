// What somebody pastes becomes rows where its headings say so, whether the clipboard brings text or HTML; no word is dropped.
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, test } from 'vitest';
import { plainText } from '#domain/rich-text.ts';
import { htmlBlocks, type HtmlNode } from '#document/foreign/html-blocks.ts';
import { pastedRows, pastedText } from '#document/foreign/pasted-rows.ts';

const areas = { one: { ref: '1', title: 'Sleep', plainTitle: '' } };

describe('pasted rows', () => {
	test('text between tabs, with words around it and a column nobody knows', () => {
		const text =
			'Before\n\nAction\tLead\tBy when\tLinked to\tCost code\nLend lamps\tIda\tend of May 2027\t1\tX9\n\nAfter';
		const found = pastedRows(pastedText(text), areas);
		expect(found?.rows.map((row) => [plainText(row.cells.what), row.due, row.areas])).toEqual([
			['Lend lamps', '2027-05-31', ['one']]
		]);
		expect(found?.columns).toEqual(['what', 'accountable', 'timescale', 'linked']);
		expect(found?.aside.map((piece) => piece.words)).toEqual(['Row 1: X9']);
		expect([found?.before.length, found?.after.length]).toEqual([1, 1]);
	});

	test('a table of a web page or of Word', () => {
		const page =
			'<meta charset="utf-8"><style>td{}</style><table><tr><td><b>What will we do</b><td><p class=MsoNormal>Who leads</table><p>and</p><table><tr><th>Action<th>Lead<tr><td>Ring <a href="https://example.org/">us</a><td>Mo</table>';
		const { blocks } = htmlBlocks(parseFragment(page).childNodes.map(nodeOf));
		const found = pastedRows(blocks, {});
		expect(found?.rows.map((row) => plainText(row.cells.what))).toEqual(['Ring us']);
		expect(JSON.stringify(found)).toContain('https://example.org/');
		expect(found?.aside.map((piece) => piece.words)).toEqual(['and']);
	});

	test('a table of something else, and a sentence, are no rows', () => {
		expect(pastedRows(pastedText('Monday\tSoup\nTuesday\tStew'), {})).toBeNull();
		expect(pastedRows(pastedText('We will do this together.'), {})).toBeNull();
	});
});

function nodeOf(node: DefaultTreeAdapterTypes.ChildNode): HtmlNode {
	return {
		name: node.nodeName.toLowerCase(),
		text: 'value' in node ? node.value : '',
		children: 'childNodes' in node ? node.childNodes.map(nodeOf) : [],
		attribute: (name) =>
			'attrs' in node ? (node.attrs.find((each) => each.name === name)?.value ?? null) : null
	};
}
