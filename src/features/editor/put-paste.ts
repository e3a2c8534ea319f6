// Puts what was read from the clipboard into the plan: words at the caret, actions as rows. Each paste is one step for undo.
import { Fragment, Slice } from '@tiptap/pm/model';
import { NodeSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import * as Y from 'yjs';
import type { Block } from '#domain/plan.ts';
import { row as rowOf, shownBy } from '#document/action-rows.ts';
import { blocksFrom, type PastedInto } from '#document/foreign/pasted-blocks.ts';
import { literalBlocks } from '#document/foreign/pasted-lines.ts';
import type { PastedRows } from '#document/foreign/pasted-rows.ts';
import { putRows, type RowsToPut } from '#document/put-rows.ts';
import { readPlace } from '#document/read.ts';
import { rootsOf } from '#document/roots.ts';
import { halfOfDocument, largestDocument, mostAtOnceBeyondHalf } from '#document/schema.ts';
import { sizeOf } from '#document/size.ts';
import { pastingWords as words } from '#lib/words/pasting.ts';
import { wordsAround, type ReadPaste } from './read-paste.ts';

export interface PutPlace {
	readonly doc: Y.Doc;
	readonly undo: Y.UndoManager;
	/** The row whose cell this is; null in the text. */
	readonly row: string | null;
	/** Answers aloud. */
	readonly say: (sentence: string) => void;
	/** What a person should know of a paste, to read as long as they like; null takes it away. */
	readonly tell: (sentence: string | null) => void;
}

/** More rows or blocks at once than anybody pastes on purpose; every row is drawn on everybody's page. */
const mostRows = 200;
const mostBlocks = 5_000;
/** From here on it is looked whether the plan has room, letters. */
const large = 10_000;

/** The words of a paste, shaped as far as the place allows. */
export function putWords(view: EditorView, read: ReadPaste, place: PutPlace): void {
	putBlocks(view, blocksFrom(read.blocks, intoOf(view, place)), place, told(read));
}

/** Words as they were typed, and nothing made of them. */
export function putLines(view: EditorView, text: string, place: PutPlace): void {
	const blocks = literalBlocks(text);
	if (blocks === null) refusePaste(place, words.tooMuch);
	else putBlocks(view, blocks, place, []);
}

function putBlocks(
	view: EditorView,
	blocks: readonly Block[],
	place: PutPlace,
	notes: readonly string[]
): void {
	if (notes.length > 0) place.tell(notes.join(' '));
	if (blocks.length === 0) return;
	if (!fits(place, blocks)) return;
	const { schema, selection, tr, doc } = view.state;
	const fragment = Fragment.from(blocks.map((block) => schema.nodeFromJSON(block)));
	const chosen = selection instanceof NodeSelection && selection.node.type.name === 'actionTable';
	if (chosen) tr.insert(selection.to, fragment);
	else tr.replaceSelection(new Slice(fragment, openOf(fragment.firstChild), openOf(fragment.lastChild)));
	alone(place, () => view.dispatch(tr.scrollIntoView()));
	if (view.state.doc === doc) return;
	const said = blocks.length > 1 ? [words.addedText(blocks.length)] : [];
	if (said.length + notes.length > 0) place.say([...said, ...notes].join(' '));
}

/** Words of a paragraph at an end of the paste go on with the words that stand there. */
const openOf = (node: Fragment['firstChild']): number => (node?.type.name === 'paragraph' ? 1 : 0);

/** Rows of a paste: into the table the caret is in or that is chosen, else as a new table behind the caret's block. */
export function putActions(view: EditorView, found: PastedRows, read: ReadPaste, place: PutPlace): void {
	if (found.rows.length > mostRows) {
		refusePaste(place, words.tooManyActions(found.rows.length, mostRows));
		return;
	}
	const into = tableAt(view, found, place);
	const around = wordsAround(found);
	const rows = found.rows.map(({ cells, ...row }) => ({ ...row, ...cells }));
	const before = blocksFrom(around.before, 'text');
	const after = blocksFrom(around.after, 'text');
	if (!fits(place, [rows, before, after])) return;
	alone(place, () => putRows(place.doc, { rows, into, before, after, now: new Date() }));
	const notes = [...told(read), ...(found.aside.length > 0 ? [words.aside] : [])];
	if (notes.length > 0) place.tell(notes.join(' '));
	place.say([words.added(rows.length), ...notes].join(' '));
}

function tableAt(view: EditorView, found: PastedRows, { doc, row }: PutPlace): RowsToPut['into'] {
	if (row !== null) return { table: readPlace(rowOf(doc, shownBy(doc, row))).table, behind: row };
	const { selection } = view.state;
	if (selection instanceof NodeSelection && selection.node.type.name === 'actionTable')
		return { table: `${selection.node.attrs['id'] ?? ''}` };
	const at = selection.$to.indexAfter(0);
	const next = rootsOf(doc).body.get(at);
	// a plain title stays under its heading
	const behindTitle = next instanceof Y.XmlElement && next.nodeName === 'plainTitle';
	return { title: found.title, at: behindTitle ? at + 1 : at };
}

function intoOf(view: EditorView, { row }: PutPlace): PastedInto {
	return row === null && view.state.selection.$from.depth <= 1 ? 'text' : 'inside';
}

function told({ left, onlyWords }: ReadPaste): string[] {
	return [
		...(onlyWords ? [words.onlyWords] : []),
		...(left.pictures > 0 ? [words.pictures(left.pictures)] : []),
		...(left.deleted > 0 ? [words.deleted] : []),
		...(left.comments > 0 ? [words.comments(left.comments)] : [])
	];
}

/** Whether it is not too much at once, and the plan has room for it; if not, the person is told. */
function fits(place: PutPlace, content: readonly unknown[]): boolean {
	const bytes = new TextEncoder().encode(JSON.stringify(content)).length;
	const size = bytes > large ? sizeOf(place.doc) + bytes : 0;
	const why =
		content.length > mostBlocks
			? words.tooMuch
			: size > largestDocument
				? words.full
				: Math.min(bytes, size - halfOfDocument) > mostAtOnceBeyondHalf
					? words.halfFull
					: null;
	if (why !== null) refusePaste(place, why);
	return why === null;
}

/** Nothing was put in, and why: to read and to hear. */
export function refusePaste(place: PutPlace, why: string): void {
	place.tell(why);
	place.say(why);
}

/** One step for undo, whatever was typed just before or after. */
function alone({ undo }: PutPlace, act: () => void): void {
	undo.stopCapturing();
	act();
	undo.stopCapturing();
}
