// The one place where Yjs becomes reactive: a value read from a shared type, read again when the type changes.
import { createSubscriber } from 'svelte/reactivity';
import type * as Y from 'yjs';

type Shared = Y.Map<unknown> | Y.XmlFragment;
/** Events of a type and everything below it, as Yjs types them. */
export type DeepEvents = Parameters<Parameters<Shared['observeDeep']>[0]>[0];

export interface FromYjs<T> {
	readonly current: T;
}

/**
 * A value read from `type`. Inside an effect or a template it is read again after each change that `concerns` it;
 * elsewhere it is read each time it is asked for.
 */
export function fromYjs<T>(
	type: Shared,
	read: () => T,
	concerns: (events: DeepEvents) => boolean = () => true
): FromYjs<T> {
	let kept: { value: T } | null = null;
	let followed = false;
	const subscribe = createSubscriber((update) => {
		const onChange = (events: DeepEvents): void => {
			if (!concerns(events)) return;
			kept = null;
			update();
		};
		followed = true;
		kept = null;
		type.observeDeep(onChange);
		return () => {
			followed = false;
			kept = null;
			type.unobserveDeep(onChange);
		};
	});
	return {
		get current(): T {
			subscribe();
			if (!followed) return read();
			kept ??= { value: read() };
			return kept.value;
		}
	};
}
