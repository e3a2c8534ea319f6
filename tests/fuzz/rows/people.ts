// People with real editors in the cells of a plan, and the gate between them; the test moves what goes over the network.
import { Editor } from '@tiptap/core';
import * as Y from 'yjs';
import type { ActionColumn } from '#domain/action-row.ts';
import type { AreaId, PersonId, PlanId } from '#domain/ids.ts';
import { cell } from '#document/action-rows.ts';
import { firstLine } from '#features/editor/first-line.ts';
import { draw } from '#lib/collab/draw.ts';
import { guardedSync } from '#lib/collab/guarded-sync.ts';
import { cellExtensions } from '#lib/collab/plan-extensions.ts';
import { sharedUndo } from '#lib/collab/shared-undo.ts';
import { Gate } from '#server/plan-log/gate.ts';
import type { Chance } from '#tests/random.ts';

/** The server's half: what the gate lets in, in order. */
export class Middle {
	readonly log: Uint8Array[] = [];
	readonly refused: string[] = [];
	readonly #gate: Gate;

	constructor(bytes: Uint8Array) {
		this.#gate = new Gate({
			areaId: 'area' as AreaId,
			planId: 'plan' as PlanId,
			epoch: 1,
			seq: 0,
			state: { seq: 0, bytes },
			tail: [],
			claims: new Map()
		});
	}

	get doc(): Y.Doc {
		return this.#gate.doc;
	}

	take(bytes: Uint8Array, from: string): void {
		const verdict = this.#gate.enter(bytes, { id: from as PersonId, mayEdit: true });
		if (verdict.kind === 'entered') this.log.push(verdict.bytes);
		else if (verdict.kind !== 'nothing-new') this.refused.push(verdict.why);
	}
}

export class RowPerson {
	readonly doc = new Y.Doc();
	readonly undo: Y.UndoManager;
	readonly name: string;
	#editor: Editor | null = null;
	#fragment: Y.XmlFragment | null = null;
	#outbox: Uint8Array[] = [];
	#heard = 0;
	readonly #middle: Middle;

	constructor(middle: Middle, start: Uint8Array, index: number) {
		this.#middle = middle;
		this.name = `person-${index}`;
		this.doc.clientID = 1000 + index;
		Y.applyUpdate(this.doc, start, 'network');
		this.undo = sharedUndo(this.doc);
		// what belongs together is said by the acts, not by how fast this machine is
		this.undo.captureTimeout = Number.MAX_SAFE_INTEGER;
		this.doc.on('update', (bytes: Uint8Array, origin: unknown) => {
			if (origin !== 'network') this.#outbox.push(bytes);
		});
	}

	/** Opens a cell for writing, as the page does: one at a time. */
	open(row: string, column: ActionColumn): void {
		const fragment = cell(this.doc, row, column);
		if (fragment === this.#fragment) return;
		this.close();
		this.#fragment = fragment;
		this.#editor = new Editor({
			element: document.createElement('div'),
			injectCSS: false,
			extensions: [...cellExtensions(), firstLine, guardedSync({ fragment, undoManager: this.undo })]
		});
	}

	/** Types somewhere in the open cell. */
	type(words: string, chance: Chance): boolean {
		const view = this.#editor?.view;
		if (!view) return false;
		if (view.state.doc.childCount === 0) {
			const key = new KeyboardEvent('keydown', { key: words });
			view.someProp('handleKeyDown', (handle) => handle(view, key));
		}
		const places: number[] = [];
		view.state.doc.descendants((node, pos) => {
			if (!node.isTextblock) return;
			for (let at = 0; at <= node.content.size; at++) places.push(pos + 1 + at);
		});
		if (places.length === 0) return false;
		view.dispatch(view.state.tr.insertText(words, chance.pick(places)));
		return true;
	}

	/** Whether the open cell shows exactly what the shared document says. */
	get sees(): boolean {
		if (!this.#editor || !this.#fragment) return true;
		const { schema, state } = this.#editor;
		const shared = draw(this.#fragment, schema, new Map(), () => undefined);
		return schema.topNodeType.create(null, shared).eq(state.doc);
	}

	send(most = Infinity): void {
		for (const bytes of this.#outbox.splice(0, most)) this.#middle.take(bytes, this.name);
	}

	hear(most = Infinity): void {
		const news = this.#middle.log.slice(this.#heard, this.#heard + most);
		this.#heard += news.length;
		for (const bytes of news) Y.applyUpdate(this.doc, bytes, 'network');
	}

	close(): void {
		this.#editor?.destroy();
		this.#editor = null;
		this.#fragment = null;
	}
}
