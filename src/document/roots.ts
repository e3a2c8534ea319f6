import * as Y from 'yjs';
import { roots } from './schema.ts';

export interface Roots {
	readonly body: Y.XmlFragment;
	readonly actions: Y.Map<unknown>;
	readonly areas: Y.Map<unknown>;
	readonly meta: Y.Map<unknown>;
}

/** The four roots of a plan's document, typed. Asking for them changes nothing that is ever sent. */
export function rootsOf(doc: Y.Doc): Roots {
	return {
		body: doc.getXmlFragment(roots.body),
		actions: doc.getMap(roots.actions),
		areas: doc.getMap(roots.areas),
		meta: doc.getMap(roots.meta)
	};
}
