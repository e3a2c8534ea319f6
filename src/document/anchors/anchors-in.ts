// Anchors in a live document: made where somebody points, and found again.
import type * as Y from 'yjs';
import {
	makeAnchor,
	resolveAnchor,
	restamped,
	type Anchor,
	type Place,
	type Resolved
} from '#domain/anchor.ts';
import { planWords, type PlanWords } from '#domain/anchors/plan-words.ts';
import { readPlan } from '../read.ts';
import { relativePlaces } from './relative.ts';

/** An anchor for a place of a live document; null where nothing stands. */
export function anchorIn(doc: Y.Doc, place: Place): Anchor | null {
	return makeAnchor(readPlan(doc), place, place.kind === 'text' ? relativePlaces(doc).of(place) : null);
}

/** A document read once, for many anchors. It says where they were when it was read. */
export interface AnchorLook {
	readonly words: PlanWords;
	resolve(anchor: Anchor): Resolved;
	/** The anchor as it is to be kept after this look. */
	restamp(anchor: Anchor, resolved: Resolved): Anchor;
}

export function lookForAnchors(doc: Y.Doc): AnchorLook {
	const words = planWords(readPlan(doc));
	const relative = relativePlaces(doc);
	return {
		words,
		resolve: (anchor) => resolveAnchor(words, anchor, anchor.kind === 'text' ? relative.at(anchor) : null),
		restamp: (anchor, resolved) => {
			const { place, sure } = resolved;
			const ends = sure && place?.kind === 'text' ? relative.of(place) : null;
			return restamped(words, anchor, resolved, ends);
		}
	};
}
