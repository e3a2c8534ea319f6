// @vitest-environment jsdom
// What lies on the clipboard becomes our own blocks, with every word and nothing else; tables of actions are asked about.
import { Editor } from '@tiptap/core';
import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { ActionRow } from '#domain/action-row.ts';
import { emptyMeta, schemaVersion, type Block, type PlanContent } from '#domain/plan.ts';
import { plainText, paragraph, type RichBlock } from '#domain/rich-text.ts';
import { tableRows } from '#document/action-rows.ts';
import { readPlan } from '#document/read.ts';
import { rootsOf } from '#document/roots.ts';
import { faultIn } from '#document/validate.ts';
import { writePlan } from '#document/write.ts';
import { ownIds } from '#features/editor/own-ids.ts';
import { pasting, type PasteQuestion } from '#features/editor/pasting.ts';
import { tableAsHtml } from '#features/action-table/table-clipboard.ts';
import { cellExtensions, planExtensions } from '#lib/collab/plan-extensions.ts';
import { guardedSync } from '#lib/collab/guarded-sync.ts';
import { sharedUndo } from '#lib/collab/shared-undo.ts';
import { escapeHtml } from '#lib/plan-html/escape.ts';
import { linkPayloads, wordPayloads } from '#tests/publication/payloads.ts';
import { excel, excelText, googleDocs, libreOffice, markdown, webPage, word } from './clipboard-samples.ts';
import { planOf, says } from '../lib/two-editors.ts';

interface Desk {
	readonly doc: Y.Doc;
	readonly editor: Editor;
	readonly undo: Y.UndoManager;
	question: PasteQuestion | null;
	told: string | null;
	readonly said: string[];
	paste(clip: { html?: string; text?: string; files?: number }, keys?: 'as typed'): void;
}

// jsdom measures nothing
Object.assign(Range.prototype, {
	getClientRects: () => [],
	getBoundingClientRect: () => ({ left: 0, right: 0, top: 0, bottom: 0 })
});

const open: Editor[] = [];
afterEach(() => open.splice(0).forEach((editor) => editor.destroy()));

function deskOn(doc: Y.Doc, row: string | null = null): Desk {
	const undo = sharedUndo(doc);
	const said: string[] = [];
	const place = { doc, undo, row, say: (sentence: string) => void said.push(sentence) };
	const cell = row === null ? null : (rootsOf(doc).actions.get(row) as Y.Map<Y.XmlFragment>).get('what');
	const element = document.createElement('div');
	document.body.append(element);
	const desk: Desk = {
		doc,
		undo,
		said,
		question: null,
		told: null,
		editor: new Editor({
			element,
			injectCSS: false,
			extensions: [
				...(cell ? cellExtensions() : planExtensions()),
				guardedSync({ fragment: cell ?? rootsOf(doc).body, undoManager: undo }),
				...(cell ? [] : [ownIds(() => undefined)]),
				pasting({
					...place,
					ask: (question) => (desk.question = question),
					tell: (sentence) => (desk.told = sentence)
				})
			]
		}),
		paste: ({ html = '', text = '', files = 0 }, keys) => {
			const { dom } = desk.editor.view;
			if (keys) dom.dispatchEvent(new KeyboardEvent('keydown', { key: 'V', ctrlKey: true, shiftKey: true }));
			const event = new Event('paste', { bubbles: true, cancelable: true });
			const getData = (kind: string) => (kind === 'text/html' ? html : kind === 'text/plain' ? text : '');
			dom.dispatchEvent(Object.assign(event, { clipboardData: { getData, files: { length: files } } }));
		}
	};
	open.push(desk.editor);
	return desk;
}

const empty = (): Desk => deskOn(planOf({ type: 'paragraph' }));
const rowOf = (ref: string, rank: string, what: string): ActionRow => ({
	...{ table: 'table-one', ref, rank, deletedAt: null, due: null, areas: [], responsible: [] },
	...{ who: [], impact: [], timescale: [], m3: [], m6: [], m12: [], accountable: [] },
	what: [paragraph(what)],
	linked: [paragraph('1')]
});
const planToEdit: PlanContent = {
	schema: schemaVersion,
	meta: emptyMeta,
	areas: { 'area-one': { ref: '1', title: 'Sleep', plainTitle: '' } },
	doc: [
		{
			type: 'heading',
			attrs: { id: 'area-one', ref: '1', level: 1 },
			content: [{ type: 'text', text: 'Sleep' }]
		},
		{ type: 'plainTitle', content: [{ type: 'text', text: 'You sleep' }] },
		{ type: 'actionTable', attrs: { id: 'table-one', title: '' } },
		{ ...paragraph('We meet again in March.'), attrs: { id: 'last-words' } }
	],
	actions: {
		'row-one': rowOf('A1', 'a0', 'Ring every family.'),
		'row-two': rowOf('A2', 'a1', 'Write to every school.'),
		'row-three': rowOf('A3', 'a2', 'Ask again each month.')
	}
};
const planWithRows = (): Y.Doc => {
	const doc = new Y.Doc();
	writePlan(doc, planToEdit);
	return doc;
};

/** "h1 words", "p words", "  - entry", "  1 entry"; marks as *b*, /i/, [href]. */
function lines(blocks: readonly (Block | RichBlock)[], indent = ''): string[] {
	return blocks.flatMap((block): string[] => {
		if (block.type === 'bulletList' || block.type === 'orderedList')
			return (block.content ?? []).flatMap((item) =>
				lines(item.content ?? [], `${indent}  `).map((line) =>
					line.replace(/^( +)p /, block.type === 'bulletList' ? '$1- ' : '$1# ')
				)
			);
		if (block.type !== 'heading' && block.type !== 'paragraph') return [`${indent}${block.type}`];
		const words = (block.content ?? []).map(({ text, marks = [] }) =>
			marks.reduce(
				(marked, mark) =>
					mark.type === 'bold'
						? `*${marked}*`
						: mark.type === 'italic'
							? `/${marked}/`
							: `[${marked}](${mark.attrs.href})`,
				text
			)
		);
		return [`${indent}${block.type === 'heading' ? `h${block.attrs.level}` : 'p'} ${words.join('')}`];
	});
}

const shown = (desk: Desk): string[] => {
	expect(faultIn(desk.doc)).toBeNull();
	return lines(readPlan(desk.doc).doc);
};

describe('words of other programs', () => {
	test('Word', () => {
		const desk = empty();
		desk.paste({ html: word, files: 1 });
		expect(shown(desk)).toEqual([
			'h1 Quiet corridors',
			'h2 What we heard',
			'h3 From young people',
			'p Pupils asked Rowan Hall for *less noise*, and /a corner/ to rest each day.',
			'  - Soft lamps',
			'    - near the door',
			'  # Ask [the forum](https://example.org/quiet) and read',
			'p A lamp in a corner'
		]);
		expect(desk.told).toBe(
			'1 picture was left out: add it with Picture. Words that were deleted with tracked changes were left out. 1 comment was left out.'
		);
		desk.undo.undo();
		expect(shown(desk).filter((line) => line !== 'p ')).toEqual([]);
	});

	test('Google Docs, LibreOffice', () => {
		const docs = empty();
		docs.paste({ html: googleDocs });
		expect(shown(docs)).toEqual([
			'h1 Getting about',
			'p Buses come *late*/ and full./',
			'  - Ring the depot',
			'    - each Monday'
		]);
		const office = empty();
		office.paste({ html: libreOffice });
		expect(shown(office)).toEqual(['h2 Meals', 'p Lunch is *too short*.', '  # Move it']);
	});

	test('a letter with a page in it: no word lost, no picture shown, a table as lines', () => {
		const desk = empty();
		desk.paste({ html: webPage });
		expect(shown(desk)).toEqual([
			'p Dear all,',
			'p See [this page](https://example.org/a?b=1&c=2) or that.',
			'p We will wait.',
			'h3 News',
			'p One',
			'p Day · Meal',
			'p Monday · Soup & *bread*',
			'p Well done 🎉 Waiting times fall',
			'p a',
			'p b',
			'  - One',
			'    - Two',
			'      - Three'
		]);
		expect(desk.told).toBe('1 picture was left out: add it with Picture.');
	});

	test('one paragraph goes on in the sentence; headings inside a box or a cell are lines', () => {
		const desk = deskOn(
			planOf(says('We meet.'), {
				type: 'callout',
				attrs: { id: 'c', kind: 'impact', covers: '' },
				content: [paragraph('x')]
			})
		);
		desk.editor.commands.setTextSelection(3);
		desk.paste({ html: '<p style="color:red"> all <b>of us</b></p>' });
		expect(shown(desk)[0]).toBe('p Weall *of us* meet.');
		desk.editor.commands.setTextSelection(desk.editor.state.doc.content.size - 2);
		desk.paste({ html: '<h1>Big</h1><p>small</p>' });
		expect(JSON.stringify(readPlan(desk.doc).doc[1])).toMatch(/xBig.*small/);
		expect(readPlan(desk.doc).doc).toHaveLength(2);

		const cell = deskOn(planWithRows(), 'row-one');
		cell.editor.commands.setTextSelection(cell.editor.state.doc.content.size);
		cell.paste({ html: '<h1> Big</h1><ul><li>dot</ul>' });
		cell.paste({ text: 'a\n\nb' });
		expect(plainText(readPlan(cell.doc).actions['row-one']?.what ?? [])).toMatch(
			/^Ring every family\.\n?\s?Big\ndota\nb$/
		);
		expect(faultIn(cell.doc)).toBeNull();
	});
});

describe('plain text', () => {
	test('a line is a paragraph; Markdown is shaped, and as typed where that was asked for', () => {
		const plain = empty();
		plain.paste({
			text: 'Dear Sam,\r\n\r\nwaiting < 6 weeks & 2 * 3 * 4\n&amp; <b>\n1. no list https://example.org/a.'
		});
		expect(shown(plain)).toEqual([
			'p Dear Sam,',
			'p waiting < 6 weeks & 2 * 3 * 4',
			'p &amp; <b>',
			'p 1. no list [https://example.org/a](https://example.org/a).'
		]);
		const shaped = empty();
		shaped.paste({ text: markdown });
		expect(shown(shaped)).toEqual([
			'h1 Sleep',
			'p We *will* ask [the forum](https://example.org/forum), and /soon/, because nights are long for everybody in the house.',
			'p Thank you',
			'  - Lamps',
			'    - soft * ones',
			'  # Ring',
			'  # Write',
			'p A quotation',
			'p 3 * 4'
		]);
		const typed = empty();
		typed.paste({ text: '# Sleep\n- **Lamps**', html: '<h1>Sleep</h1>' }, 'as typed');
		expect(shown(typed)).toEqual(['p # Sleep', 'p - **Lamps**']);
	});
});

describe('tables of actions', () => {
	test.each([
		['Excel', { html: excel, text: excelText, files: 1 }],
		['text between tabs', { text: excelText }]
	])('%s: asked about, then rows of a new table behind the caret, and gone by one undo', (_from, clip) => {
		const desk = deskOn(planWithRows());
		const before = JSON.stringify(shown(desk));
		desk.editor.commands.setTextSelection(2);
		desk.paste(clip);
		expect(desk.question?.count).toBe(2);
		expect(JSON.stringify(shown(desk))).toBe(before);
		desk.question?.asActions();
		const { doc, actions } = readPlan(desk.doc);
		const made = doc.find((block) => block.type === 'actionTable' && block.attrs.id !== 'table-one');
		if (made?.type !== 'actionTable') throw new Error('no table');
		expect(doc.indexOf(made)).toBe(2);
		const rows = tableRows(desk.doc, made.attrs.id).map(({ row }) => row);
		expect(
			rows.map((row) => [row.ref, plainText(row.what), plainText(row.accountable), row.due, row.areas])
		).toEqual([
			['1', 'Lend lamps\nto each family', 'Ida', '2027-03-31', ['area-one']],
			['2', 'Ring after a week', 'Mo', null, []]
		]);
		expect(lines(doc).join()).toContain('1: X9');
		expect(desk.said.at(-1)).toMatch(/^2 actions were added\./);
		expect([faultIn(desk.doc), Object.keys(actions).length]).toEqual([null, 5]);
		desk.undo.undo();
		expect(JSON.stringify(shown(desk))).toBe(before);
		expect(tableRows(desk.doc, made.attrs.id)).toEqual([]);
		desk.undo.redo();
		expect(tableRows(desk.doc, made.attrs.id)).toHaveLength(2);
	});

	test('in a cell: behind its row; as text into the cell; or nothing', () => {
		const desk = deskOn(planWithRows(), 'row-one');
		const texts = () => tableRows(desk.doc, 'table-one').map(({ row }) => plainText(row.what));
		desk.paste({ text: excelText });
		desk.question?.asActions();
		expect(texts()).toEqual([
			'Ring every family.',
			'Lend lamps\nto each family',
			'Ring after a week',
			'Write to every school.',
			'Ask again each month.'
		]);
		desk.undo.undo();
		desk.paste({ text: excelText });
		desk.question?.neither();
		expect(texts()).toHaveLength(3);
		desk.paste({ text: excelText });
		desk.question?.asText();
		expect(texts()[0]).toContain('Lend lamps');
		expect(texts()).toHaveLength(3);
		expect(faultIn(desk.doc)).toBeNull();
	});

	test('nine columns without headings; a table of something else is not asked about', () => {
		const desk = deskOn(planWithRows());
		desk.paste({ text: 'Do it\tAll of us\tIda\tcalls\tspring\ta call\tb\tc\t1\n' });
		expect(desk.question?.count).toBe(1);
		desk.question?.asActions();
		expect(JSON.stringify(readPlan(desk.doc).actions)).toContain('All of us');
		desk.paste({ text: 'Monday\tSoup\nTuesday\tStew' });
		expect(desk.question).toBeNull();
	});

	test('rows of another plan come with their marks, dates and links, without a question', () => {
		const source = planWithRows();
		const first = rootsOf(source).actions.get('row-one') as Y.Map<unknown>;
		source.transact(() => first.set('due', '2027-05-31'));
		const copied = tableAsHtml(source, 'table-one', 'Calls');
		copied.dataset['pmSlice'] = '0 0 []';
		const other = deskOn(planOf(says('Start')));
		rootsOf(other.doc).areas.set('a', new Y.Map(Object.entries({ ref: '1', title: 'T', plainTitle: '' })));
		other.paste({ html: copied.outerHTML });
		const table = readPlan(other.doc).doc.find((block) => block.type === 'actionTable');
		expect(table).toMatchObject({ attrs: { title: 'Calls' } });
		const rows = table?.type === 'actionTable' ? tableRows(other.doc, table.attrs.id) : [];
		expect(rows.map(({ row }) => [row.ref, plainText(row.what), row.due, row.areas])).toEqual([
			['A1', 'Ring every family.', '2027-05-31', ['a']],
			['A2', 'Write to every school.', null, ['a']],
			['A3', 'Ask again each month.', null, ['a']]
		]);
		// in the plan it was copied from, the editor's own way makes a copy of the table
		const here = deskOn(source);
		here.paste({ html: copied.outerHTML });
		expect(readPlan(source).doc.filter((block) => block.type === 'actionTable')).toHaveLength(2);
	});
});

describe('too much, and hostile', () => {
	test('10 MB, 100,000 rows and deep nesting are refused or bounded at once, and nothing is lost', () => {
		const desk = deskOn(planOf(says('Mine.')));
		const clips = [
			{ text: 'ten million letters '.repeat(500_000) },
			{ html: `<p>${'ten million letters '.repeat(500_000)}</p>` },
			{ text: 'Action\tLead\n' + 'Do\tIda\n'.repeat(100_000) },
			{ text: 'Action\tLead\n' + 'Do it\tIda\n'.repeat(20_000) },
			{ text: 'x\n'.repeat(100_000) }
		];
		for (const clip of clips) {
			const from = performance.now();
			desk.paste(clip);
			desk.question?.asActions();
			expect(desk.told).toMatch(/^That is /);
			expect(shown(desk)).toEqual(['p Mine.']);
			expect(performance.now() - from).toBeLessThan(4_000);
		}
		desk.paste({ html: '<div>'.repeat(3_000) + 'deep', text: 'deep' });
		expect(shown(desk)).toEqual(['p deepMine.']);
		desk.paste({ html: `<p>a<img src="data:image/png;base64,${'A'.repeat(9_000_000)}"></p>`, text: 'a' });
		expect(shown(desk)).toEqual(['p deepaMine.']);
	}, 60_000);

	test('a paragraph of 50,000 letters is put in as several, cut where sentences end', () => {
		const desk = empty();
		const sentence = 'We will ring every family before the end of the week. ';
		desk.paste({ html: `<p>${sentence.repeat(500)}<b>${sentence.repeat(500)}</b></p>` });
		const made = shown(desk);
		expect(made.length).toBeGreaterThan(4);
		expect(made.length).toBeLessThan(9);
		for (const line of made) expect(line.replaceAll('*', '')).toMatch(/^p We will .*week\.$/);
		expect(made.join(' ').match(/week\./g)).toHaveLength(1_000);
	});

	test('no payload becomes anything but words, as a page, in a page, as text and as Markdown', () => {
		const allowed = /^(P|H[1-4]|UL|OL|LI|STRONG|EM|A|BR|DIV)$/;
		const clips: readonly ((payload: string) => { html?: string; text?: string })[] = [
			(payload) => ({ html: payload, text: payload }),
			(payload) => ({
				html: `<p data-pm-slice="1 1 []">${payload}<a href="${escapeHtml(payload)}">words</a></p>`,
				text: payload
			}),
			(payload) => ({
				html: `<p>${escapeHtml(payload)}</p><a href="${escapeHtml(payload)}" onclick="x()">words</a>`
			}),
			(payload) => ({ text: `${payload}\n- ${payload}` }),
			(payload) => ({ text: `**b** [words](${payload})` })
		];
		for (const [kind, clip] of clips.entries()) {
			const desk = empty();
			for (const payload of [...wordPayloads, ...linkPayloads]) {
				desk.paste(clip(payload));
				desk.question?.asActions();
			}
			expect(shown(desk).join().length, `${kind}`).toBeGreaterThan(100);
			for (const node of desk.editor.view.dom.querySelectorAll('*')) {
				expect(node.tagName, `${kind}: ${node.outerHTML}`).toMatch(allowed);
				for (const name of node.getAttributeNames()) expect(name).not.toMatch(/^on|^src|^style/);
				if (node.hasAttribute('href')) expect(node.getAttribute('href')).toMatch(/^(https?|mailto|tel):/i);
			}
		}
	}, 60_000);
});
