// Single changes to a small plan: those honest people make, and those only somebody hostile or broken would.
import * as Y from 'yjs';
import {
	addRow,
	linkArea,
	mergeRow,
	moveRow,
	removeRow,
	restoreRow,
	setDue,
	tableRows,
	takeApart,
	unlinkArea
} from '#document/action-rows.ts';
import { rootsOf } from '#document/roots.ts';
import { piecesOf, splitRow } from '#document/split-row.ts';

/** `choose` is a number the edit may pick things by. */
export type Edit = (doc: Y.Doc, choose: number) => void;

const body = (doc: Y.Doc): Y.XmlFragment => rootsOf(doc).body;
const pick = <Thing>(things: readonly Thing[], choose: number): Thing | undefined =>
	things[choose % things.length];
const elements = (doc: Y.Doc, name: string): Y.XmlElement[] => {
	const found: Y.XmlElement[] = [];
	const visit = (parent: Y.XmlFragment): void => {
		for (const child of parent.toArray()) {
			if (!(child instanceof Y.XmlElement)) continue;
			if (child.nodeName === name) found.push(child);
			visit(child);
		}
	};
	visit(body(doc));
	return found;
};
const paragraph = (words = ''): Y.XmlElement => {
	const made = new Y.XmlElement('paragraph');
	if (words !== '') made.insert(0, [new Y.XmlText(words)]);
	return made;
};
const within = (name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement => {
	const made = new Y.XmlElement(name);
	made.insert(0, children);
	return made;
};
const firstText = (doc: Y.Doc, choose: number): Y.XmlText | undefined => {
	const text = pick(elements(doc, 'paragraph'), choose)?.get(0);
	return text instanceof Y.XmlText ? text : undefined;
};
const rowOf = (doc: Y.Doc, choose: number): string =>
	pick([...rootsOf(doc).actions.keys()].sort(), choose) ?? '';
const rowMap = (doc: Y.Doc): Y.Map<unknown> => rootsOf(doc).actions.get(rowOf(doc, 0)) as Y.Map<unknown>;
const set = (element: Y.XmlElement | undefined, key: string, value: unknown): void =>
	element?.setAttribute(key, value as string);

export const honestEdits: Record<string, Edit> = {
	'types words': (doc, choose) => firstText(doc, choose)?.insert(0, `words ${choose}`),
	'deletes words': (doc, choose) => {
		const text = firstText(doc, choose);
		text?.delete(0, Math.min(3, text.length));
	},
	'makes words bold and links them': (doc, choose) => {
		const text = firstText(doc, choose);
		text?.format(0, text.length, { bold: {}, link: { href: 'https://example.org' } });
	},
	'takes bold away': (doc, choose) => {
		const text = firstText(doc, choose);
		text?.format(0, text.length, { bold: null });
	},
	'adds a paragraph': (doc, choose) => body(doc).insert(choose % (body(doc).length + 1), [paragraph('new')]),
	'puts a second text node into a block': (doc, choose) =>
		pick(elements(doc, 'paragraph'), choose)?.insert(0, [new Y.XmlText('beside')]),
	'deletes a block': (doc, choose) => {
		if (body(doc).length > 1) body(doc).delete(choose % body(doc).length, 1);
	},
	'adds a plain title without a heading': (doc) =>
		body(doc).insert(0, [within('plainTitle', new Y.XmlText('You wait'))]),
	'empties a list': (doc, choose) => {
		const list = pick(elements(doc, 'bulletList'), choose);
		if (list) list.delete(0, list.length);
	},
	'empties a list item': (doc, choose) => {
		const item = pick(elements(doc, 'listItem'), choose);
		if (item) item.delete(0, item.length);
	},
	'adds an item to a list': (doc, choose) =>
		pick(elements(doc, 'bulletList'), choose)?.insert(0, [within('listItem', paragraph('item'))]),
	'nests a list': (doc, choose) => {
		const items = elements(doc, 'listItem').filter((item) => item.toString().length < 400);
		pick(items, choose)?.insert(0, [within('orderedList', within('listItem', paragraph('deep')))]);
	},
	'repeats a table node': (doc) => {
		const table = new Y.XmlElement('actionTable');
		set(table, 'id', 't1');
		set(table, 'title', 'Actions');
		body(doc).insert(0, [table]);
	},
	'changes a heading’s level and number': (doc, choose) => {
		const heading = pick(elements(doc, 'heading'), choose);
		set(heading, 'level', 1 + (choose % 4));
		set(heading, 'ref', '2.1');
	},
	'takes an attribute away': (doc, choose) => pick(elements(doc, 'heading'), choose)?.removeAttribute('id'),
	'adds a row': (doc) => void addRow(doc, { table: 't1' }),
	'moves a row': (doc, choose) => {
		const rows = tableRows(doc, 't1');
		const [moved, target] = [pick(rows, choose)?.id, pick(rows, choose + 1)?.id];
		if (moved && target && moved !== target) moveRow(doc, moved, { after: target });
	},
	'removes a row': (doc, choose) => removeRow(doc, rowOf(doc, choose), new Date('2026-03-05T14:02:00Z')),
	'restores a row': (doc, choose) => restoreRow(doc, rowOf(doc, choose), 't1'),
	'sets a due date': (doc, choose) => setDue(doc, rowOf(doc, choose), choose % 2 ? '2026-07-01' : null),
	'links and unlinks an area': (doc, choose) => {
		linkArea(doc, rowOf(doc, choose), `area${choose % 3}`);
		unlinkArea(doc, rowOf(doc, choose), `area${(choose + 1) % 3}`);
	},
	'puts two rows together, or takes one out': (doc, choose) => {
		if (choose % 3 === 0) takeApart(doc, rowOf(doc, choose));
		else mergeRow(doc, rowOf(doc, choose), rowOf(doc, choose + 1));
	},
	'splits a row': (doc, choose) => {
		const pieces = piecesOf(doc, rowOf(doc, choose)).map(({ element }) => element);
		splitRow(doc, rowOf(doc, choose), pieces.slice(0, 1 + (choose % 2)), new Date('2026-03-05T14:02:00Z'));
	},
	'writes in a cell': (doc, choose) => {
		const map = rootsOf(doc).actions.get(rowOf(doc, choose)) as Y.Map<Y.XmlFragment>;
		map.get('what')?.insert(0, [paragraph('Meet every month'), within('bulletList')]);
	},
	'names an area, again, and forgets it': (doc, choose) => {
		const { areas } = rootsOf(doc);
		areas.set(
			'h1',
			new Y.Map(Object.entries({ ref: '1', title: 'Waiting', plainTitle: `You wait ${choose}` }))
		);
		if (choose % 3 === 0) areas.delete('h1');
	},
	'renames the plan': (doc, choose) => rootsOf(doc).meta.set('title', `Plan ${choose}`)
};

const nested = (levels: number): Y.XmlElement => {
	let made = paragraph('deep');
	for (let level = 0; level < levels; level++) made = within(level % 2 ? 'bulletList' : 'listItem', made);
	return made;
};
const heading = (doc: Y.Doc): Y.XmlElement => {
	const made = new Y.XmlElement('heading');
	body(doc).insert(0, [made]);
	return made;
};
const inParagraph = (doc: Y.Doc, ...children: (Y.XmlElement | Y.XmlText)[]): void =>
	body(doc).insert(0, [within('paragraph', ...children)]);
const marked = (doc: Y.Doc, attributes: Record<string, unknown>): void => {
	const text = new Y.XmlText();
	inParagraph(doc, text);
	text.insert(0, 'words', attributes);
};
const fullRow = (doc: Y.Doc, change: (made: Y.Map<unknown>) => void): void => {
	const id = addRow(doc, { table: 't1' });
	change(rootsOf(doc).actions.get(id) as Y.Map<unknown>);
};

export const hostileEdits: Record<string, Edit> = {
	'a root nobody agreed on': (doc) => doc.getMap('status').set('done', true),
	'a root that was emptied again': (doc) => {
		doc.getArray('secrets').insert(0, ['x']);
		doc.getArray('secrets').delete(0, 1);
	},
	'an unknown node': (doc) => body(doc).insert(0, [new Y.XmlElement('script')]),
	'a node named __proto__': (doc) => body(doc).insert(0, [new Y.XmlElement('__proto__')]),
	'a node in the wrong place': (doc) => body(doc).insert(0, [within('callout', within('heading'))]),
	'a list item without a list': (doc) => body(doc).insert(0, [within('listItem')]),
	'a paragraph in a paragraph': (doc) => inParagraph(doc, paragraph('in')),
	'a paragraph straight in a list': (doc) => body(doc).insert(0, [within('bulletList', paragraph('in'))]),
	'a heading in a cell': (doc) => (rowMap(doc).get('what') as Y.XmlFragment).insert(0, [within('heading')]),
	'text straight in the body': (doc) => body(doc).insert(0, [new Y.XmlText('loose')]),
	'text in a picture': (doc) => body(doc).insert(0, [within('image', new Y.XmlText('x'))]),
	'a hook': (doc) => body(doc).insert(0, [new Y.XmlHook('hook') as unknown as Y.XmlElement]),
	'an unknown attribute': (doc) => set(heading(doc), 'onclick', 'x'),
	'an attribute named __proto__': (doc) => set(heading(doc), '__proto__', 'x'),
	'an object as an attribute': (doc) => set(heading(doc), 'ref', { deep: true }),
	'a list as an attribute': (doc) => set(heading(doc), 'ref', ['1']),
	'not a number as a level': (doc) => set(heading(doc), 'level', Number.NaN),
	'a level as text': (doc) => set(heading(doc), 'level', '2'),
	'a level that does not exist': (doc) => set(heading(doc), 'level', 7),
	'an attribute that is too long': (doc) => set(heading(doc), 'ref', 'x'.repeat(2001)),
	'an alternative text that is too long': (doc) => set(elements(doc, 'image')[0], 'alt', 'x'.repeat(501)),
	'a picture from another site': (doc) =>
		set(elements(doc, 'image')[0], 'src', 'https://example.org/spy.png'),
	'a picture from another site, by two slashes': (doc) =>
		set(elements(doc, 'image')[0], 'src', '//example.org/spy.png'),
	'a kind of callout that does not exist': (doc) => set(elements(doc, 'callout')[0], 'kind', 'advert'),
	'a shared type as an attribute': (doc) => set(heading(doc), 'ref', new Y.XmlText('x')),
	'bytes as an attribute': (doc) => set(heading(doc), 'ref', new Uint8Array([1])),
	'an attribute on text': (doc) => {
		const text = new Y.XmlText('x');
		inParagraph(doc, text);
		text.setAttribute('id', 'x');
	},
	'an unknown mark': (doc) => marked(doc, { comment: {} }),
	'an overlapping mark by a hashed name': (doc) => marked(doc, { 'bold--AAAAAAAA': {} }),
	'a mark that carries something': (doc) => marked(doc, { bold: { style: 'x' } }),
	'a mark that is not an object': (doc) => marked(doc, { bold: true }),
	'a script as a link': (doc) => marked(doc, { link: { href: 'javascript:alert(1)' } }),
	'a script as a link, hidden behind a control character': (doc) =>
		marked(doc, { link: { href: '\u0001javascript:alert(1)' } }),
	'half a character in a link': (doc) => marked(doc, { link: { href: 'https://example.org/\ud83d' } }),
	'a data link': (doc) => marked(doc, { link: { href: 'data:text/html,x' } }),
	'a link that opens elsewhere': (doc) =>
		marked(doc, { link: { href: 'https://example.org', target: '_blank' } }),
	'a link without an address': (doc) => marked(doc, { link: {} }),
	'an embed': (doc) => {
		const text = new Y.XmlText();
		inParagraph(doc, text);
		text.insertEmbed(0, { image: 'x' });
	},
	'a node inside text': (doc) => {
		const text = new Y.XmlText();
		inParagraph(doc, text);
		text.insertEmbed(0, new Y.XmlElement('paragraph'));
	},
	'values in the body': (doc) => Y.Array.prototype.push.call(body(doc), ['loose']),
	'too deep': (doc) => body(doc).insert(0, [within('bulletList', nested(33))]),
	'far too deep': (doc) => body(doc).insert(0, [within('bulletList', nested(301))]),
	'a row that is a value': (doc) => rootsOf(doc).actions.set('x1', 'row'),
	'a row that is a list': (doc) => rootsOf(doc).actions.set('x1', new Y.Array()),
	'a row under __proto__': (doc) => rootsOf(doc).actions.set('__proto__', new Y.Map()),
	'a row under an id that is none': (doc) => rootsOf(doc).actions.set('a b', new Y.Map()),
	'a row without cells': (doc) => rootsOf(doc).actions.set('x1', new Y.Map([['rank', 'a0']])),
	'a row that is set a second time': (doc) => rootsOf(doc).actions.set(rowOf(doc, 0), rowMap(doc).clone()),
	'a row that is deleted': (doc) => rootsOf(doc).actions.delete(rowOf(doc, 0)),
	'a row that is deleted and set again': (doc) => {
		const again = rowMap(doc).clone();
		const id = rowOf(doc, 0);
		rootsOf(doc).actions.delete(id);
		rootsOf(doc).actions.set(id, again);
	},
	'a cell that is set a second time': (doc) => rowMap(doc).set('what', new Y.XmlFragment()),
	'a cell that is deleted': (doc) => rowMap(doc).delete('m3'),
	'a set of ids that is replaced': (doc) => rowMap(doc).set('areas', new Y.Map()),
	'a cell that is text': (doc) => fullRow(doc, (made) => made.set('extra', new Y.XmlFragment())),
	'a status in a row': (doc) => rowMap(doc).set('status', 'done'),
	'a rating in a row': (doc) => rowMap(doc).set('rating', 3),
	'notes in a row': (doc) => rowMap(doc).set('notes', new Y.XmlFragment()),
	'a rank that cannot be sorted between': (doc) => rowMap(doc).set('rank', 'a10'),
	'a rank with a foreign letter': (doc) => rowMap(doc).set('rank', 'a!'),
	'a row put together with something that is no row': (doc) => rowMap(doc).set('mergedInto', 'a b'),
	'a rank that is a number': (doc) => rowMap(doc).set('rank', 1),
	'a rank without end': (doc) => rowMap(doc).set('rank', `a0${'z'.repeat(255)}`),
	'a due day that is none': (doc) => rowMap(doc).set('due', '2026-02-30'),
	'a due day in words': (doc) => rowMap(doc).set('due', 'soon'),
	'an instant that is none': (doc) => rowMap(doc).set('deletedAt', 'yesterday'),
	'a linked area that says no': (doc) => (rowMap(doc).get('areas') as Y.Map<unknown>).set('h1', false),
	'a linked area named __proto__': (doc) =>
		(rowMap(doc).get('areas') as Y.Map<unknown>).set('__proto__', true),
	'a map inside a set of ids': (doc) => (rowMap(doc).get('areas') as Y.Map<unknown>).set('h1', new Y.Map()),
	'an area with a foreign key': (doc) => rootsOf(doc).areas.set('h1', new Y.Map([['owner', 'me']])),
	'an area that is a value': (doc) => rootsOf(doc).areas.set('h1', 'x'),
	'a foreign key in meta': (doc) => rootsOf(doc).meta.set('__proto__', 'x'),
	'a kind of plan that does not exist': (doc) => rootsOf(doc).meta.set('kind', 'poem'),
	'a title that is too long': (doc) => rootsOf(doc).meta.set('title', 'x'.repeat(501)),
	'a map in meta': (doc) => rootsOf(doc).meta.set('title', new Y.Map())
};
