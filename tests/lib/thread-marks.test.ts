// @vitest-environment jsdom
// Marks of comments in real editors: they move along while people write, and are put right when people pause.
import { Editor } from '@tiptap/core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { rangeOf } from '#domain/anchors/plan-words.ts';
import { anchorIn, lookForAnchors } from '#document/anchors/anchors-in.ts';
import type { Anchor } from '#domain/anchor.ts';
import { rootsOf } from '#document/roots.ts';
import { guardedSync } from '#lib/collab/guarded-sync.ts';
import { planExtensions } from '#lib/collab/plan-extensions.ts';
import { linesOf } from '#lib/collab/text-spots.ts';
import { sharedUndo } from '#lib/collab/shared-undo.ts';
import { threadMarks } from '#lib/collab/thread-marks.ts';
import { ThreadPlaces } from '#lib/collab/thread-places.svelte.ts';
import { bring, copyOf, planOf, says, type } from './two-editors.ts';

const open: (() => void)[] = [];
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
	open.splice(0).forEach((close) => close());
	vi.useRealTimers();
});

function anchorOn(doc: Y.Doc, quote: string): Anchor {
	const { words } = lookForAnchors(doc);
	const from = words.all.indexOf(quote);
	const range = rangeOf({ root: words.roots[0]!, from, to: from + quote.length });
	return anchorIn(doc, { kind: 'text', ...range, blockId: null })!;
}

async function desk(doc: Y.Doc): Promise<{ editor: Editor; places: ThreadPlaces }> {
	const places = new ThreadPlaces();
	const main = document.createElement('main');
	document.body.append(main);
	const editor = new Editor({
		...{ element: main, injectCSS: false, editorProps: { attributes: { class: 'plan-text' } } },
		extensions: [
			...planExtensions(),
			guardedSync({ fragment: rootsOf(doc).body, undoManager: sharedUndo(doc) }),
			threadMarks({ places })
		]
	});
	open.push(
		places.follow(doc),
		() => editor.destroy(),
		() => main.remove()
	);
	await vi.advanceTimersByTimeAsync(0);
	return { editor, places };
}

const marks = (editor: Editor): string[] =>
	[...editor.view.dom.querySelectorAll('mark')].map(
		(mark) => `${mark.dataset['thread']}: ${mark.textContent}`
	);

describe('marks of comments', () => {
	test('are drawn where the words are, and not before there are any', async () => {
		const doc = planOf(says('One two three.'), says('Four five.'));
		const { editor, places } = await desk(doc);
		expect(marks(editor)).toEqual([]);
		places.show([
			{ id: 'a', anchor: anchorOn(doc, 'two') },
			{ id: 'b', anchor: anchorOn(doc, 'three.Four') }
		]);
		expect(marks(editor)).toEqual(['a: two', 'b: three.', 'b: Four']);
		expect(places.order).toEqual(['a', 'b']);
		places.show([]);
		expect(marks(editor)).toEqual([]);
	});

	test('move along with what I type and with what others write, without asking anew', async () => {
		const doc = planOf(says('Zero.'), says('One two three.'), says('Four five.'));
		const other = copyOf(doc);
		const [mine, theirs] = [await desk(doc), await desk(other)];
		mine.places.show([{ id: 'a', anchor: anchorOn(doc, 'two') }]);
		type(mine.editor, 'more ', 8);
		expect(marks(mine.editor)).toEqual(['a: two']);
		type(theirs.editor, 'Others wrote this. ', 1);
		type(theirs.editor, 'here ', theirs.editor.state.doc.content.size - 5);
		bring(other, doc);
		expect(mine.editor.state.doc.textContent).toContain('Others wrote this.');
		expect(marks(mine.editor)).toEqual(['a: two']);
		type(theirs.editor, 'X', linesOf(theirs.editor.state.doc)[1]!.from + 5);
		bring(other, doc);
		expect(marks(mine.editor).join()).toContain('a: t');
		expect(mine.places.placed.get('a')).toMatchObject({ state: 'anchored' });
		await vi.advanceTimersByTimeAsync(600);
		expect(marks(mine.editor)).toEqual(['a: tXwo']);
		expect(mine.places.placed.get('a')).toMatchObject({ state: 'edited' });
	});

	test('are put right when people pause', async () => {
		const doc = planOf(says('One two three.'), says('Four five.'));
		const { editor, places } = await desk(doc);
		places.show([{ id: 'a', anchor: anchorOn(doc, 'two three') }]);
		// the block is made anew: nothing of the mark is left
		editor.commands.setTextSelection(3);
		editor.commands.toggleNode('heading', 'paragraph', { level: 2 });
		await vi.advanceTimersByTimeAsync(600);
		expect(marks(editor)).toEqual(['a: two three']);
		expect(places.placed.get('a')).toMatchObject({ state: 'anchored' });
		editor.view.dispatch(editor.state.tr.delete(1, 15));
		await vi.advanceTimersByTimeAsync(600);
		expect(marks(editor)).toEqual([]);
		editor.commands.undo();
		await vi.advanceTimersByTimeAsync(600);
		expect(marks(editor)).toEqual(['a: two three']);
	});

	test('of a whole block stand beside it, and the one that is read is drawn stronger', async () => {
		const doc = planOf(says('One two three.'), says('Four five.'));
		const { editor, places } = await desk(doc);
		const block = places.anchorFor({ kind: 'block', at: 1, blockId: null })!;
		places.show([
			{ id: 'a', anchor: block },
			{ id: 'b', anchor: anchorOn(doc, 'One') }
		]);
		expect(editor.view.dom.querySelector('.thread-block')?.textContent).toBe('Four five.');
		expect(places.order).toEqual(['b', 'a']);
		places.current = 'a';
		expect(editor.view.dom.querySelector('.thread-block.current')).not.toBeNull();
		places.current = 'b';
		expect(editor.view.dom.querySelector('mark.current')?.textContent).toBe('One');
		expect(editor.view.dom.querySelector('.thread-block.current')).toBeNull();
	});

	test('what is chosen becomes an anchor; an empty choice becomes none', async () => {
		const doc = planOf(says('One two three.'), says('Four five.'));
		const { editor, places } = await desk(doc);
		expect(places.chosen()).toBeNull();
		editor.commands.setTextSelection({ from: 5, to: 8 });
		expect(places.chosen()).toMatchObject({ kind: 'text', quoteOriginal: 'two', prefix32: 'One ' });
		editor.commands.setTextSelection({ from: 9, to: 21 });
		expect(places.chosen()).toMatchObject({ quoteOriginal: 'three.\nFour' });
		expect(places.chosen()?.relStart).not.toBeNull();
		editor.commands.selectAll();
		expect(places.chosen()).toMatchObject({ quoteOriginal: 'One two three.\nFour five.' });
	});
});

describe('F7', () => {
	test('goes from thread to thread and says how to come back', async () => {
		// jsdom lays nothing out
		const seen = vi
			.spyOn(HTMLElement.prototype, 'getClientRects')
			.mockReturnValue([1] as unknown as DOMRectList);
		HTMLElement.prototype.scrollIntoView = () => undefined;
		window.scrollTo = () => undefined;
		const doc = planOf(says('One two three.'), says('Four five.'));
		const { editor, places } = await desk(doc);
		places.show([
			{ id: 'b', anchor: anchorOn(doc, 'five') },
			{ id: 'a', anchor: anchorOn(doc, 'two') }
		]);
		const reached: string[] = [];
		let goBack: () => void = () => undefined;
		places.reach = (id, back) => {
			reached.push(id);
			goBack = back;
		};
		const press = (shiftKey: boolean) =>
			window.dispatchEvent(new KeyboardEvent('keydown', { key: 'F7', shiftKey, cancelable: true }));
		editor.commands.setTextSelection(11);
		editor.view.focus();
		press(false);
		expect(reached.splice(0)).toEqual(['b']);
		(document.activeElement as HTMLElement).blur();
		goBack();
		expect(editor.view.hasFocus()).toBe(true);
		expect(editor.state.selection.head).toBe(11);
		expect(document.getSelection()?.focusOffset).toBe(3);
		(document.activeElement as HTMLElement).blur();
		document.getSelection()?.removeAllRanges();
		places.current = null;
		for (const shift of [false, false, false, true]) press(shift);
		expect(reached).toEqual(['a', 'b', 'a', 'b']);
		expect(places.current).toBe('b');
		seen.mockRestore();
	});
});
