// Runs in Chromium: three people at one screen, each with the editor of the plan page.
import type { Editor } from '@tiptap/core';
import type { EditorView } from '@tiptap/pm/view';
import { Awareness } from 'y-protocols/awareness';
import { RowView } from '#features/action-table/row-view.svelte.ts';
import { tableParts } from '#features/action-table/table-parts.ts';
import { openEditor } from '#features/editor/plan-editor.ts';
import { PeopleHere } from '#lib/collab/presence.svelte.ts';
import { nothingHeld } from '#protocol/holds.ts';
import { play, type Desk, type Hands } from './session.ts';

/** Sees at once what the browser changed; otherwise it would be seen a moment later. */
function flush(view: EditorView): void {
	(view as unknown as { domObserver: { flush(): void } }).domObserver.flush();
}

/** What a key does where no program wants it. */
const native: Readonly<Record<string, string>> = {
	Enter: 'insertParagraph',
	Backspace: 'delete',
	Delete: 'forwardDelete'
};

const hands: Hands = {
	type: ({ view }, words) => {
		view.focus();
		for (const letter of words) document.execCommand('insertText', false, letter);
		flush(view);
	},
	press: ({ view }, key, shiftKey = false) => {
		view.focus();
		const event = new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true });
		const handled = !view.dom.dispatchEvent(event);
		const command = native[key];
		if (!handled && command) document.execCommand(command);
		flush(view);
	},
	paste: ({ view }, html, text) => {
		view.focus();
		const clipboardData = new DataTransfer();
		if (html !== '') clipboardData.setData('text/html', html);
		if (text !== '') clipboardData.setData('text/plain', text);
		view.dom.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
		flush(view);
	}
};

const desk: Desk = {
	hands,
	settle: () =>
		new Promise((resolve) => {
			const channel = new MessageChannel();
			channel.port1.onmessage = () => resolve();
			channel.port2.postMessage(null);
		}),
	openText: (doc, undo) => {
		const element = document.createElement('div');
		document.querySelector('main')?.append(element);
		let cell: Editor | null = null;
		const awareness = new Awareness(doc);
		const editor = openEditor({
			...{ element, doc, awareness, undo, tables: tableParts(new RowView('plan')) },
			people: new PeopleHere(awareness),
			editing: () => true,
			mayEdit: () => true,
			writing: () => true,
			holds: () => nothingHeld,
			lead: () => undefined,
			pictures: { bring: () => undefined, came: () => undefined },
			say: () => undefined,
			active: (opened) => (cell = opened),
			link: () => undefined,
			toolbar: () => undefined,
			askPaste: () => undefined,
			tellPaste: () => undefined,
			tooMuch: () => undefined,
			halted: () => undefined
		});
		editor.setEditable(true);
		return {
			editor,
			cell: () => (cell?.isDestroyed ? null : cell),
			openCell: (chance) => {
				const waysIn = [...element.querySelectorAll<HTMLElement>('.way-in button')];
				if (waysIn.length > 0) chance.pick(waysIn).click();
			},
			close: () => {
				editor.destroy();
				awareness.destroy();
				element.remove();
			}
		};
	}
};

window.playSession = (seed) => play(seed, desk);
