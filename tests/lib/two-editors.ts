// Editors in jsdom over shared documents whose network the test moves by hand.
import { Editor, type Extensions } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import * as Y from 'yjs';
import { readPlan } from '#document/read.ts';
import { rootsOf } from '#document/roots.ts';
import { writePlan } from '#document/write.ts';
import { emptyMeta, schemaVersion, type Block, type PlanContent } from '#domain/plan.ts';
import { draw } from '#lib/collab/draw.ts';
import type { BindingEvents } from '#lib/collab/guarded-binding.ts';
import { guardedSync } from '#lib/collab/guarded-sync.ts';
import { planExtensions } from '#lib/collab/plan-extensions.ts';
import { sharedUndo } from '#lib/collab/shared-undo.ts';

export type Binding = (doc: Y.Doc, events?: BindingEvents) => Extensions;

/** Ours, and the one that everybody else uses, over the same schema. */
export const guarded: Binding = (doc, events = {}) => [
	guardedSync({ fragment: rootsOf(doc).body, undoManager: sharedUndo(doc), ...events })
];
export const stock: Binding = (doc) => [Collaboration.configure({ document: doc, field: 'default' })];

export function editorOn(doc: Y.Doc, binding: Binding = guarded, events: BindingEvents = {}): Editor {
	const element = document.createElement('div');
	document.body.append(element);
	return new Editor({
		element,
		extensions: [...planExtensions(), ...binding(doc, events)],
		injectCSS: false
	});
}

export function copyOf(doc: Y.Doc): Y.Doc {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	return copy;
}

/** Brings what `from` knows to `to`. What an editor's observers throw is returned, as a provider would swallow it. */
export function bring(from: Y.Doc, to: Y.Doc): unknown {
	try {
		Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'network');
		return null;
	} catch (error) {
		return error;
	}
}

export function type(editor: Editor, text: string, at: number): void {
	const { state, view } = editor;
	view.dispatch(state.tr.insertText(text, Math.min(at, state.doc.content.size)));
}

/** Whether the view shows exactly what its shared document says. */
export function viewIsTrue(editor: Editor, doc: Y.Doc): boolean {
	const { schema } = editor;
	const shared = schema.topNodeType.create(
		null,
		draw(rootsOf(doc).body, schema, new Map(), () => undefined)
	);
	return shared.eq(editor.state.doc);
}

export function wordsOf(doc: Y.Doc): string {
	return JSON.stringify(readPlan(doc).doc);
}

const contentOf = (...doc: Block[]): PlanContent => ({
	schema: schemaVersion,
	meta: emptyMeta,
	areas: {},
	doc,
	actions: {}
});
export const says = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] });
export const planOf = (...doc: Block[]): Y.Doc => {
	const made = new Y.Doc();
	writePlan(made, contentOf(...doc));
	return made;
};
export const bytesOf = (doc: Y.Doc): string => Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64');
export const end = (editor: Editor): number => editor.state.doc.content.size - 1;
