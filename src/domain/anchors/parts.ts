// Anchors on a whole part of a plan: a section or another block, a picture, a row, a cell, the plan itself.
import type { Anchor, Place, Resolved } from './shape.ts';
import type { Block } from '../plan.ts';
import { plainText } from '../rich-text.ts';
import { linesIn, rowStands, type PlanWords } from './plan-words.ts';

type Part = Exclude<Place, { readonly kind: 'text' }>;

/** Of a whole part only its beginning is quoted. */
const longest = 300;

export function marked(words: PlanWords, place: Part): Anchor | null {
	const quote = quoteOf(words, place);
	if (quote === null) return null;
	return {
		kind: place.kind,
		blockId: 'at' in place ? idOf(words.content.doc[place.at]) : null,
		actionId: 'actionId' in place ? place.actionId : null,
		column: 'column' in place ? place.column : null,
		...{ relStart: null, relEnd: null, prefix32: '', suffix32: '', twins: 0, twinContext: 0 },
		...{ quoteOriginal: quote, quoteCurrent: quote, state: 'anchored' }
	};
}

export function partResolved(words: PlanWords, anchor: Anchor): Resolved {
	const place = placeOf(words, anchor);
	const quote = place ? quoteOf(words, place) : null;
	if (!place || quote === null) return { state: 'detached', place: null, sure: true };
	return { state: quote === anchor.quoteOriginal ? 'anchored' : 'edited', place, sure: true };
}

function placeOf({ content }: PlanWords, anchor: Anchor): Part | null {
	const { kind, blockId, actionId, column, quoteCurrent } = anchor;
	if (kind === 'document') return { kind };
	if (kind === 'action') return actionId === null ? null : { kind, actionId };
	if (kind === 'cell') return actionId === null || column === null ? null : { kind, actionId, column };
	if (kind === 'text') return null;
	const fits = (block: Block): boolean => (block.type === 'image') === (kind === 'figure');
	const at = blockId === null ? -1 : content.doc.findIndex((block) => fits(block) && idOf(block) === blockId);
	if (at !== -1) return { kind, at, blockId };
	// a block that was made anew has another id: it is known by its words, where nothing else says the same
	const alike = content.doc.flatMap((block, index) =>
		fits(block) && quoteCurrent !== '' && textOf(block) === quoteCurrent ? [index] : []
	);
	const [only] = alike;
	return alike.length === 1 && only !== undefined
		? { kind, at: only, blockId: idOf(content.doc[only]) }
		: null;
}

/** What is quoted of a part; null when it does not stand there. */
function quoteOf({ content }: PlanWords, place: Part): string | null {
	if (place.kind === 'document') return content.meta.title.slice(0, longest);
	if (place.kind === 'action' || place.kind === 'cell') {
		if (!rowStands(content, place.actionId)) return null;
		const column = place.kind === 'cell' ? place.column : 'what';
		return plainText(content.actions[place.actionId]![column]).slice(0, longest);
	}
	const block = content.doc[place.at];
	return block && (block.type === 'image') === (place.kind === 'figure') ? textOf(block) : null;
}

function textOf(block: Block): string {
	const text =
		block.type === 'image'
			? block.attrs.alt
			: block.type === 'actionTable'
				? block.attrs.title
				: linesIn(block).join('\n');
	return text.slice(0, longest);
}

/** The id of a block; null when it has none. */
export function idOf(block: Block | undefined): string | null {
	const id: unknown = block && 'attrs' in block ? block.attrs?.id : null;
	return typeof id === 'string' && id !== '' ? id : null;
}
