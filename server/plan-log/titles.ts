import type * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import { planKinds } from '#domain/plan.ts';
import type { Titles } from './log.ts';

/** The titles a document gives itself, for the copies that lists show. */
export function titlesOf(doc: Y.Doc): Titles {
	const { meta } = rootsOf(doc);
	const words = (key: string) => {
		const value = meta.get(key);
		return typeof value === 'string' ? value : '';
	};
	const kind = planKinds.find((known) => known === words('kind')) ?? null;
	return { title: words('title'), plainTitle: words('plainTitle'), kind };
}
