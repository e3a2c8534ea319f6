// Pasting into the text or a cell. It comes before the editor's own way, which reads everything it is given, however much.
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import * as Y from 'yjs';
import { tableIds } from '#document/action-tables.ts';
import { readAreas } from '#document/read.ts';
import { rootsOf } from '#document/roots.ts';
import { pastingWords as words } from '#lib/words/pasting.ts';
import { putActions, putLines, putWords, refusePaste, type PutPlace } from './put-paste.ts';
import { readPaste, type ReadPaste } from './read-paste.ts';

/** A table was pasted that looks like actions; nothing is put in until somebody has chosen. */
export interface PasteQuestion {
	readonly count: number;
	readonly asActions: () => void;
	readonly asText: () => void;
	readonly neither: () => void;
}

export interface Pasting extends PutPlace {
	readonly ask: (question: PasteQuestion | null) => void;
}

/** For the text and for every cell. */
export function pasting(place: Pasting): Extension {
	// some browsers give a page even where plain words were asked for
	let asTyped = false;
	return Extension.create({
		name: 'pasting',
		priority: 2000,
		addProseMirrorPlugins: () => [
			new Plugin({
				props: {
					handleDOMEvents: {
						keydown: (_view, event) => {
							const mod = event.ctrlKey || event.metaKey;
							asTyped = mod && event.shiftKey && event.key.toLowerCase() === 'v';
							return false;
						},
						paste: (view, event) => {
							const plain = asTyped;
							asTyped = false;
							if (!view.editable || !event.clipboardData) return false;
							if (!take(view, event.clipboardData, plain, place)) return false;
							event.preventDefault();
							return true;
						}
					}
				}
			})
		]
	});
}

/** False where it is left to others. */
function take(view: EditorView, data: DataTransfer, plain: boolean, place: Pasting): boolean {
	place.ask(null);
	place.tell(null);
	const text = data.getData('text/plain');
	if (plain && text !== '') {
		putLines(view, text, place);
		return true;
	}
	// an address over chosen words makes them a link
	if (!view.state.selection.empty && /^\s*[a-z]+:\S+\s*$/i.test(text)) return false;
	const { actions, areas } = rootsOf(place.doc);
	const isOurs = (table: string): boolean =>
		tableIds(place.doc).includes(table) ||
		[...actions.values()].some((row) => row instanceof Y.Map && row.get('table') === table);
	const clip = { html: data.getData('text/html'), text, files: data.files.length };
	const read = readPaste(clip, { areas: readAreas(areas), isOurs });
	if (read === 'leave') return false;
	if (read === 'too-much') refusePaste(place, words.tooMuch);
	else if (read.rows?.sure) putActions(view, read.rows, read, place);
	else if (read.rows) askAbout(view, read.rows, read, place);
	else putWords(view, read, place);
	return true;
}

function askAbout(
	view: EditorView,
	rows: NonNullable<ReadPaste['rows']>,
	read: ReadPaste,
	place: Pasting
): void {
	const answered = (act: () => void) => () => {
		// during a pause the question waits
		if (!view.isDestroyed && !view.editable) return;
		place.ask(null);
		if (view.isDestroyed) return;
		act();
		view.focus();
	};
	place.ask({
		count: rows.rows.length,
		asActions: answered(() => putActions(view, rows, read, place)),
		asText: answered(() => putWords(view, read, place)),
		neither: answered(() => place.say(words.nothingPut))
	});
}
