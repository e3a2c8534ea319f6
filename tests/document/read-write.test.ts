import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readPlan, readRichText } from '#document/read.ts';
import { insertBlocks, writePlan, writeRichText } from '#document/write.ts';
import { anyPlanContent, anyRichText } from '#tests/factories.ts';

const bytesOf = (doc: Y.Doc): string => Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64');

test('a plan that is written reads back as the same plan, also after travelling', () => {
	fc.assert(
		fc.property(anyPlanContent(), (content) => {
			const doc = new Y.Doc();
			writePlan(doc, content);
			const elsewhere = new Y.Doc();
			Y.applyUpdate(elsewhere, Y.encodeStateAsUpdate(doc));
			expect(readPlan(doc)).toEqual(content);
			expect(readPlan(elsewhere)).toEqual(content);
		}),
		{ numRuns: 150 }
	);
});

test('a cell that is written reads back as the same rich text', () => {
	fc.assert(
		fc.property(anyRichText(), (blocks) => {
			const cell = new Y.Doc().getXmlFragment('cell');
			writeRichText(cell, blocks);
			expect(readRichText(cell)).toEqual(blocks);
		}),
		{ numRuns: 100 }
	);
});

test('reading changes nothing, and sends nothing', () => {
	fc.assert(
		fc.property(anyPlanContent(), (content) => {
			const doc = new Y.Doc();
			writePlan(doc, content);
			const before = bytesOf(doc);
			let updates = 0;
			doc.on('update', () => updates++);
			readPlan(doc);
			expect([bytesOf(doc), updates]).toEqual([before, 0]);
		}),
		{ numRuns: 50 }
	);
});

test('two text nodes side by side read as one run of words', () => {
	const doc = new Y.Doc();
	const block = new Y.XmlElement('paragraph');
	doc.getXmlFragment('default').push([block]);
	block.push([new Y.XmlText('What '), new Y.XmlText('we do'), new Y.XmlText('')]);
	expect(readPlan(doc).doc).toEqual([{ type: 'paragraph', content: [{ type: 'text', text: 'What we do' }] }]);
});

test('what a newer release wrote is left out and named, never thrown on', () => {
	const doc = new Y.Doc();
	const block = new Y.XmlElement('paragraph');
	doc.getXmlFragment('default').push([block, new Y.XmlElement('poll')]);
	block.push([new Y.XmlText()]);
	(block.get(0) as Y.XmlText).insert(0, 'words', { shimmer: {} });
	const unknown: string[] = [];
	expect(readPlan(doc, (what) => unknown.push(what)).doc).toEqual([
		{ type: 'paragraph', content: [{ type: 'text', text: 'words' }] }
	]);
	expect(unknown).toEqual(['mark/shimmer', 'body/poll']);
});

test('blocks are put behind a heading together with its plain title, and behind everything when it is gone', () => {
	const doc = new Y.Doc();
	const block = (type: string, id = '') => {
		const element = new Y.XmlElement(type);
		if (id !== '') element.setAttribute('id', id);
		return element;
	};
	doc.getXmlFragment('default').push([block('heading', 'h'), block('plainTitle'), block('paragraph', 'p')]);
	insertBlocks(doc, [{ type: 'actionTable', attrs: { id: 'behind-title', title: '' } }], 'h');
	insertBlocks(doc, [{ type: 'actionTable', attrs: { id: 'last', title: '' } }], 'gone');
	const ids = readPlan(doc).doc.map((each) => ('attrs' in each ? each.attrs?.id : each.type));
	expect(ids).toEqual(['h', 'plainTitle', 'behind-title', 'p', 'last']);
});
