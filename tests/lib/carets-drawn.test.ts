// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { expect, test } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import { planExtensions } from '#lib/collab/plan-extensions.ts';
import { PeopleHere } from '#lib/collab/presence.svelte.ts';
import { remoteCarets } from '#lib/collab/remote-carets.ts';
import { bring, copyOf, guarded, planOf, says } from './two-editors.ts';

const user = { name: 'Sam', group: 'parent_carer', role: 'editor', color: '#123456', mayEdit: true };

test('the caret of somebody else stands where they write, whatever is written before it', async () => {
	const mine = planOf(says('One line.'), says('Another line.'), says('Another line.'));
	const theirs = copyOf(mine);
	const [here, there] = [new Awareness(mine), new Awareness(theirs)];
	const editor = new Editor({
		element: document.body.appendChild(document.createElement('div')),
		injectCSS: false,
		extensions: [
			...planExtensions(),
			...guarded(mine),
			remoteCarets({ awareness: here, field: 'cursor', label: ({ name }) => name })
		]
	});
	await Promise.resolve();
	const people = new PeopleHere(here);
	const lineOf = (n: number) => rootsOf(theirs).body.get(n) as Y.XmlElement;
	const goTo = async (type: Y.XmlText | Y.XmlElement | Y.XmlFragment, index: number): Promise<void> => {
		const at = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(type, index));
		there.setLocalState({ user, cursor: { anchor: at, head: at } });
		applyAwarenessUpdate(here, encodeAwarenessUpdate(there, [there.clientID]), 'network');
		await Promise.resolve();
	};
	/** In which line it stands, and what stands before it there. */
	const seen = (): [line: number, before: string] => {
		const caret = editor.view.dom.querySelector('.caret')!;
		const range = document.createRange();
		const line = caret.closest('p')!;
		range.setStart(line, 0);
		range.setEndBefore(caret);
		return [[...line.parentElement!.children].indexOf(line), range.toString()];
	};
	const text = lineOf(2).get(0) as Y.XmlText;
	await goTo(text, 7);
	expect(seen()).toEqual([2, 'Another']);
	text.insert(0, 'Not ');
	(lineOf(0).get(0) as Y.XmlText).insert(0, 'Yet ');
	bring(theirs, mine);
	expect(seen()).toEqual([2, 'Not Another']);
	text.format(0, 3, { bold: {} });
	bring(theirs, mine);
	expect(seen()).toEqual([2, 'Not Another']);
	await goTo(text, text.length);
	expect(seen()).toEqual([2, 'Not Another line.']);
	const empty = new Y.XmlElement('paragraph');
	rootsOf(theirs).body.insert(1, [empty]);
	bring(theirs, mine);
	await goTo(empty, 0);
	expect(seen()).toEqual([1, '']);
	expect(people.others.map(({ name }) => name)).toEqual(['Sam']);
	editor.destroy();
	there.destroy();
});
