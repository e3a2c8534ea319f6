// Changes that Yjs takes in without a word and that have no place in a plan: each is made by a stock document that obeys
// nobody. They never delete what honest people wrote, because deleting is allowed.
import * as Y from 'yjs';
import { actionColumnIds } from '#domain/action-row.ts';
import { rootsOf } from '#document/roots.ts';
import type { Chance } from '#tests/random.ts';

type Hostile = (doc: Y.Doc, chance: Chance) => void;

const oddNames = [
	'poll',
	'script',
	'iframe',
	'',
	'__proto__',
	'constructor',
	'toString',
	'doc',
	'text',
	'PARAGRAPH'
];
const oddValues: readonly unknown[] = [
	...[null, undefined, true, 7, -1, 1.5, NaN, Infinity, -0, 2 ** 53],
	...[
		'',
		'1',
		'javascript:alert(1)',
		'\ud800',
		'x'.repeat(3_000),
		'../../etc/passwd',
		'https://example.org/spy.png'
	],
	...[{}, { href: {} }, [], [[]], { constructor: 1 }, { toString: 1 }, new Uint8Array(9)]
];
const oddKeys = [
	'__proto__',
	'constructor',
	'hasOwnProperty',
	'id',
	'',
	'\udfff',
	'a b',
	'../up',
	'x'.repeat(300)
];

const element = (name: string, ...inside: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement => {
	const made = new Y.XmlElement(name);
	made.insert(0, inside);
	return made;
};
const nested = (levels: number, name: string): Y.XmlElement => {
	const outer = new Y.XmlElement(name);
	let at = outer;
	for (let level = 1; level < levels; level++) {
		const inner = new Y.XmlElement(name === 'bulletList' && level % 2 === 1 ? 'listItem' : name);
		at.insert(0, [inner]);
		at = inner;
	}
	return outer;
};
const put = (doc: Y.Doc, chance: Chance, ...made: (Y.XmlElement | Y.XmlText)[]): void => {
	const { body } = rootsOf(doc);
	body.insert(chance.below(body.length + 1), made);
};
/** Any block of the body, or undefined. */
const block = (doc: Y.Doc, chance: Chance): Y.XmlElement => {
	const blocks = rootsOf(doc).body.toArray();
	return chance.pick(blocks) as Y.XmlElement;
};
const row = (doc: Y.Doc, chance: Chance): Y.Map<unknown> =>
	chance.pick([...rootsOf(doc).actions.values()]) as Y.Map<unknown>;
const text = (doc: Y.Doc, chance: Chance): Y.XmlText => {
	const inside = rootsOf(doc)
		.body.toArray()
		.flatMap((each) => (each instanceof Y.XmlElement ? each.toArray() : []))
		.filter((each) => each instanceof Y.XmlText);
	return chance.pick(inside);
};
/** Sets an attribute to what no editor would. */
const setOdd = (on: Y.XmlElement, key: string, value: unknown): void => on.setAttribute(key, value as string);

export const hostileChanges: Readonly<Record<string, Hostile>> = {
	'a node nobody knows': (doc, chance) => put(doc, chance, element(chance.pick(oddNames))),
	'a node nobody knows inside another': (doc, chance) =>
		block(doc, chance).insert(0, [element(chance.pick(oddNames), new Y.XmlText('x'))]),
	'a node in a wrong place': (doc, chance) =>
		put(doc, chance, element(chance.pick(['listItem', 'paragraph']), element('heading', new Y.XmlText('x')))),
	'a block inside text': (doc, chance) =>
		text(doc, chance).insertEmbed(0, chance.percent(50) ? { image: 'x' } : new Y.XmlElement('paragraph')),
	'text without a block': (doc, chance) => put(doc, chance, new Y.XmlText('homeless')),
	'a heading in a cell': (doc, chance) => {
		const cell = row(doc, chance).get(chance.pick(actionColumnIds)) as Y.XmlFragment;
		cell.insert(0, [element(chance.pick(['heading', 'callout', 'image', 'actionTable']))]);
	},
	'nodes too deep': (doc, chance) =>
		put(
			doc,
			chance,
			nested(33 + chance.below(chance.percent(5) ? 3_000 : 300), chance.pick(['bulletList', 'callout']))
		),
	'an odd attribute': (doc, chance) =>
		setOdd(
			block(doc, chance),
			chance.pick(['id', 'level', 'ref', 'kind', 'src', 'guide', ...oddKeys]),
			chance.pick(oddValues)
		),
	'a shared type as attribute': (doc, chance) =>
		setOdd(block(doc, chance), 'id', chance.percent(50) ? new Y.Map() : new Y.XmlText('x')),
	'a new block with an odd attribute': (doc, chance) => {
		const made = new Y.XmlElement(chance.pick(['heading', 'image', 'callout', 'actionTable']));
		setOdd(made, chance.pick(['level', 'src', 'kind', 'title', 'source', 'covers']), chance.pick(oddValues));
		put(doc, chance, made);
	},
	'a mark nobody knows': (doc, chance) => text(doc, chance).format(0, 1, { [chance.pick(oddNames)]: {} }),
	'a mark with odd values': (doc, chance) =>
		text(doc, chance).format(0, 2, { [chance.pick(['bold', 'link', 'italic'])]: chance.pick(oddValues) }),
	'a link elsewhere': (doc, chance) =>
		text(doc, chance).format(0, 2, {
			link: { href: chance.pick(['javascript:alert(1)', 'data:text/html,x', ' https://x', '//x', '/\\x']) }
		}),
	'very many marks': (doc, chance) => {
		const marked = text(doc, chance);
		const many = chance.percent(10) ? 20_000 : 500;
		doc.transact(() => {
			for (let i = 0; i < many; i++) marked.format(0, 1, { bold: i % 2 === 0 ? {} : null });
		});
	},
	'half a character': (doc, chance) =>
		chance.percent(50)
			? put(doc, chance, element('paragraph', new Y.XmlText('a\ud800b')))
			: text(doc, chance).insert(0, '\udc00'),
	'a block without end': (doc, chance) =>
		put(doc, chance, element('paragraph', new Y.XmlText('word '.repeat(4_000 + chance.below(4_000))))),
	'an attribute without end': (doc, chance) =>
		setOdd(block(doc, chance), 'ref', 'x'.repeat(chance.pick([2_001, 100_000, 2_000_000]))),
	'an odd title': (doc, chance) =>
		rootsOf(doc).meta.set(
			chance.pick(['title', 'period', 'kind', 'owner', ...oddKeys]),
			chance.pick(oddValues)
		),
	'a shared type as title': (doc) => rootsOf(doc).meta.set('title', new Y.Text('x')),
	'a row set anew': (doc, chance) =>
		rootsOf(doc).actions.set(chance.pick([...rootsOf(doc).actions.keys()]), new Y.Map()),
	'a row that is none': (doc, chance) =>
		rootsOf(doc).actions.set(
			chance.pick(['new-row', ...oddKeys]),
			chance.percent(50) ? new Y.Map() : chance.pick(oddValues)
		),
	'a row taken away': (doc, chance) =>
		rootsOf(doc).actions.delete(chance.pick([...rootsOf(doc).actions.keys()])),
	'a cell set anew': (doc, chance) => row(doc, chance).set(chance.pick(actionColumnIds), new Y.XmlFragment()),
	'a cell taken away': (doc, chance) => row(doc, chance).delete(chance.pick(actionColumnIds)),
	'an odd value in a row': (doc, chance) =>
		row(doc, chance).set(
			chance.pick(['rank', 'due', 'deletedAt', 'mergedInto', 'status', ...oddKeys]),
			chance.pick(oddValues)
		),
	'an odd area': (doc, chance) => {
		const area = new Y.Map();
		area.set(chance.pick(['ref', 'title', ...oddKeys]), chance.pick(oddValues));
		rootsOf(doc).areas.set(chance.pick(['new-area', ...oddKeys]), area);
	},
	'a root nobody agreed on': (doc, chance) =>
		void doc.getMap(chance.pick(['more', '__proto__', ''])).set('x', 1),
	'a hook': (doc, chance) =>
		rootsOf(doc).body.insert(0, [new Y.XmlHook(chance.pick(oddNames)) as unknown as Y.XmlText]),
	'a document inside': (doc) => rootsOf(doc).meta.set('title', new Y.Doc()),
	'bytes as a value': (doc) => rootsOf(doc).meta.set('title', new Uint8Array(40)),
	'another kind of plan': (doc) => rootsOf(doc).meta.set('kind', 'inspection'),
	'a quotation made up': (doc, chance) => {
		const box = element('callout', element('paragraph', new Y.XmlText('They said so.')));
		for (const [key, value] of Object.entries({ kind: 'inspectors', source: 'The report', covers: '' }))
			box.setAttribute(key, value);
		put(doc, chance, box);
	},
	'quoted words rewritten': (doc, chance) => {
		const [box] = rootsOf(doc)
			.body.toArray()
			.filter((each): each is Y.XmlElement => each instanceof Y.XmlElement && !!each.getAttribute('source'));
		const words = (box?.get(0) as Y.XmlElement | undefined)?.get(0);
		if (!box || !(words instanceof Y.XmlText)) return;
		chance.pick([
			() => words.insert(chance.below(words.length + 1), 'never '),
			() => words.delete(0, 1 + chance.below(words.length)),
			() => words.format(0, words.length, { bold: {} }),
			() => box.insert(chance.below(2), [element('paragraph', new Y.XmlText('And more.'))]),
			() => box.delete(0, 1),
			() => box.setAttribute('kind', 'impact'),
			() => box.setAttribute('source', 'Somebody else'),
			() => box.removeAttribute('source')
		])();
	},
	'empty containers': (doc, chance) =>
		put(doc, chance, element(chance.pick(['bulletList', 'orderedList', 'callout']), ...[]))
};
