import * as Y from 'yjs';
import type { SharedType } from './holder.ts';

export interface KeyedBlock {
	readonly element: Y.XmlElement;
	/** How others find it: its own id, where that is not taken by an earlier block, else where Yjs has it. */
	readonly key: string;
	/** The same in every copy of the document. */
	readonly yjs: string;
}

/** The blocks of the body in order, each with its name. */
export function keyedBlocks(body: Y.XmlFragment): KeyedBlock[] {
	const taken = new Set<string>();
	return body.toArray().flatMap((element) => {
		if (!(element instanceof Y.XmlElement)) return [];
		const { client, clock } = (element as unknown as SharedType)._item?.id ?? { client: 0, clock: 0 };
		const yjs = `~${client}.${clock}`;
		const id: unknown = element.getAttribute('id');
		const key = typeof id === 'string' && id !== '' && !taken.has(id) ? id : yjs;
		taken.add(key);
		return [{ element, key, yjs }];
	});
}

/** The block of this name. */
export function blockOf(body: Y.XmlFragment, key: string): Y.XmlElement | null {
	const blocks = keyedBlocks(body);
	return (
		(blocks.find((block) => block.key === key) ?? blocks.find((block) => block.yjs === key))?.element ?? null
	);
}
