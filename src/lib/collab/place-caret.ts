import { AllSelection, NodeSelection, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import {
	findAbsolutePositionAfterStructuralChange,
	isMisresolvedAfterStructuralChange,
	relativePositionToAbsolutePosition,
	type getRelativeSelection,
	type ProsemirrorBinding
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { insideCharacter } from './whole-characters.ts';

/** Where the caret stood, as positions that live in the shared document. */
export type Caret = ReturnType<typeof getRelativeSelection>;

/**
 * Puts the caret back after the whole document was drawn anew. A caret that cannot be placed costs its place and nothing
 * else: the stock binding lets the error out in the middle of a remote change, the view stays old, and the person's next
 * key deletes the other person's words for everybody (y-tiptap #48, y-prosemirror #272).
 * `oldDoc` is the document the caret was in just before, null where that is long ago. Returns the error that was overcome, or null.
 */
export function placeCaret(
	tr: Transaction,
	caret: Caret,
	binding: ProsemirrorBinding,
	oldDoc: Node | null
): unknown {
	try {
		const selection = selectionFor(tr.doc, caret, binding, oldDoc);
		if (selection) tr.setSelection(selection);
		else nearby(tr, caret);
		return null;
	} catch (error) {
		nearby(tr, caret);
		return error ?? new Error('The caret could not be placed');
	}
}

function selectionFor(
	doc: Node,
	caret: Caret,
	binding: ProsemirrorBinding,
	oldDoc: Node | null
): Selection | null {
	// whoever stood in an empty plan has not chosen what others have written there since
	if (caret.type === 'all') return oldDoc?.childCount === 0 ? Selection.atStart(doc) : new AllSelection(doc);
	const resolve = (position: unknown): number | null =>
		relativePositionToAbsolutePosition(binding.doc, binding.type, position, binding.mapping);
	if (caret.type === 'node') {
		const at = resolve(caret.anchor);
		if (at === null) return null;
		const $at = doc.resolve(at);
		return $at.nodeAfter && NodeSelection.isSelectable($at.nodeAfter)
			? NodeSelection.create(doc, at)
			: Selection.near($at);
	}
	// where the line itself is still there, its shared position is right, and a guess by words would only be worse
	const moved = (position: unknown): Node | null => (lineIsThere(binding.doc, position) ? null : oldDoc);
	const anchor = recovered(doc, moved(caret.anchor), caret.absAnchor, resolve(caret.anchor));
	const head = recovered(doc, moved(caret.head), caret.absHead, resolve(caret.head));
	if (anchor === null && head === null) return null;
	const whole = (at: number): number => (insideCharacter(doc, at) ? at + 1 : at);
	const [from, to] = [anchor ?? head, head ?? anchor].map((at) => doc.resolve(whole(at as number)));
	return TextSelection.between(from as ResolvedPos, to as ResolvedPos);
}

/** Whether what a position stands in has not been deleted, nor anything around it. */
function lineIsThere(doc: Y.Doc, position: unknown): boolean {
	const place = Y.createAbsolutePositionFromRelativePosition(position as Y.RelativePosition, doc);
	let at: Y.Item | null = place?.type._item ?? null;
	while (at && !at.deleted) at = at.parent instanceof Y.AbstractType ? at.parent._item : null;
	return place !== null && at === null;
}

/** A block that was moved is another one for Yjs; the words around the caret say where it went. */
function recovered(doc: Node, oldDoc: Node | null, before: number, resolved: number | null): number | null {
	if (!oldDoc) return resolved;
	const lost =
		resolved === null ||
		(before > 1 && resolved <= 1) ||
		isMisresolvedAfterStructuralChange(oldDoc, doc, before, resolved);
	return lost ? (findAbsolutePositionAfterStructuralChange(oldDoc, doc, before) ?? resolved) : resolved;
}

function nearby(tr: Transaction, caret: Caret): void {
	const at = Math.min(Math.max(caret.absHead, 0), tr.doc.content.size);
	tr.setSelection(Selection.near(tr.doc.resolve(at)));
}
