// A private copy of a plan, to suggest changes on. It has no line: nothing of it leaves this page before it is sent.
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { suggestedOn } from '#document/proposals/keyed-plan.ts';
import { rootsOf } from '#document/roots.ts';
import type { Part } from '#domain/proposals/hunks-between.ts';
import { nothingHeld } from '#protocol/holds.ts';
import { Announcer } from './announcer.svelte.ts';
import type { OpenCopy, OpenPlan } from './open-plan.ts';
import { sharedUndo } from './shared-undo.ts';

const nothing = (): void => undefined;

export class ForkPlan implements OpenPlan {
	readonly planId: string;
	readonly base: Y.Doc;
	readonly connection: OpenCopy;
	readonly editing = true;
	readonly writing = true;
	readonly announcer = new Announcer();
	readonly isFork = true;
	/** Nobody is led on a copy of one's own. */
	readonly leading = { do: () => Promise.resolve({ say: null }) };
	/** How many changes there are now. Reactive; counted a moment after the last letter. */
	changes = $state(0);
	readonly #doc: Y.Doc;
	#counting: ReturnType<typeof setTimeout> | null = null;
	#whenChanged: () => void = nothing;

	constructor(planId: string, state: Uint8Array, draft: Uint8Array | null) {
		this.planId = planId;
		this.base = copyOf([state]);
		this.#doc = copyOf(draft ? [state, draft] : [state]);
		this.connection = {
			doc: this.#doc,
			awareness: new Awareness(this.#doc),
			undo: sharedUndo(this.#doc),
			mayEdit: true,
			holds: nothingHeld,
			save: { kind: 'saved', at: null },
			typed: nothing,
			holdOthers: nothing,
			showOthers: nothing
		};
		this.#doc.on('update', () => {
			if (this.#counting) clearTimeout(this.#counting);
			this.#counting = setTimeout(() => this.count(), 300);
		});
		this.count();
	}

	/** Calls back a moment after something was changed. */
	onChange(then: () => void): void {
		this.#whenChanged = then;
	}

	/** What would be sent now. */
	parts(): Part[] {
		return suggestedOn(this.#doc, this.base);
	}

	count(): void {
		this.changes = this.parts().length;
		this.#whenChanged();
	}

	/** Everything that was written here, to open it again on the same copy of the plan. */
	draft(): Uint8Array {
		return Y.encodeStateAsUpdate(this.#doc, Y.encodeStateVector(this.base));
	}

	close(): void {
		if (this.#counting) clearTimeout(this.#counting);
		this.announcer.close();
		this.connection.awareness.destroy();
		this.#doc.destroy();
		this.base.destroy();
	}
}

function copyOf(updates: readonly Uint8Array[]): Y.Doc {
	const doc = new Y.Doc();
	rootsOf(doc);
	doc.transact(() => {
		for (const update of updates) Y.applyUpdate(doc, update);
	});
	return doc;
}
