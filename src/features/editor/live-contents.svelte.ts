// The title and the list of sections of a plan that is being written, kept up to date while people type.
import * as Y from 'yjs';
import { emptyMeta } from '#domain/plan.ts';
import { rootsOf } from '#document/roots.ts';
import { fromYjs, type DeepEvents, type FromYjs } from '#lib/collab/from-yjs.svelte.ts';
import { sectionsOf, type Outline, type Section } from './contents.ts';

const titled = new Set(['heading', 'plainTitle', 'actionTable']);
const placing = new Set(['table', 'deletedAt']);

export interface Titles {
	readonly title: string;
	readonly plainTitle: string;
	readonly period: string;
	readonly coProductionStatus: string;
}

export class LiveContents {
	readonly #outline: FromYjs<Outline>;
	readonly #counts: FromYjs<ReadonlyMap<string, number>>;
	readonly #titles: FromYjs<Titles>;

	constructor(doc: Y.Doc) {
		const { body, actions, meta } = rootsOf(doc);
		this.#outline = fromYjs(body, () => body.toArray().flatMap(partOf), concernsTitles(body));
		this.#counts = fromYjs(
			actions,
			() => countRows(actions),
			(events) =>
				events.some(
					(event) => event.target === actions || [...event.keys.keys()].some((key) => placing.has(key))
				)
		);
		this.#titles = fromYjs(meta, () => {
			const text = (key: keyof Titles): string =>
				typeof meta.get(key) === 'string' ? String(meta.get(key)) : emptyMeta[key];
			return {
				title: text('title'),
				plainTitle: text('plainTitle'),
				period: text('period'),
				coProductionStatus: text('coProductionStatus')
			};
		});
	}

	get sections(): Section[] {
		const counts = this.#counts.current;
		return sectionsOf(this.#outline.current, (table) => counts.get(table) ?? 0);
	}

	/** Nobody has written anything. */
	get blank(): boolean {
		return this.#outline.current.length === 0;
	}

	get titles(): Titles {
		return this.#titles.current;
	}
}

function partOf(node: Y.XmlElement | Y.XmlText | Y.XmlHook): Outline {
	if (!(node instanceof Y.XmlElement)) return [];
	const text = (key: string): string => `${node.getAttribute(key) ?? ''}`;
	if (node.nodeName === 'heading') {
		return [
			{
				type: 'heading',
				id: text('id'),
				ref: text('ref'),
				level: Number(text('level')) || 1,
				title: wordsOf(node)
			}
		];
	}
	if (node.nodeName === 'actionTable') return [{ type: 'actionTable', id: text('id') }];
	return [{ type: 'plainTitle', title: node.nodeName === 'plainTitle' ? wordsOf(node) : '' }];
}

function wordsOf(element: Y.XmlElement): string {
	return element
		.toArray()
		.flatMap((child) => (child instanceof Y.XmlText ? (child.toDelta() as { insert: unknown }[]) : []))
		.map(({ insert }) => (typeof insert === 'string' ? insert : ''))
		.join('');
}

/** Typing in a paragraph changes no title; anything at the top, or inside a titled block, may. */
function concernsTitles(body: Y.XmlFragment): (events: DeepEvents) => boolean {
	return (events) =>
		events.some(({ target }) => {
			if (target === body) return true;
			let at: unknown = target;
			while (at instanceof Y.AbstractType && at.parent && at.parent !== body) at = at.parent;
			return at instanceof Y.XmlElement && titled.has(at.nodeName);
		});
}

function countRows(actions: Y.Map<unknown>): Map<string, number> {
	const counts = new Map<string, number>();
	for (const row of actions.values()) {
		if (!(row instanceof Y.Map) || typeof row.get('deletedAt') === 'string') continue;
		const table = `${row.get('table')}`;
		counts.set(table, (counts.get(table) ?? 0) + 1);
	}
	return counts;
}
