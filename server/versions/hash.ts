// The fingerprint of a version, as data.md gives it.
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { PlanContent } from '#domain/plan.ts';
import { frozen } from '#domain/version.ts';

/** SHA-256, lower-case hex, over RFC 8785 JSON of {schema, meta, areas, doc, actions} with marks sorted. */
export function hashOf(content: PlanContent): string {
	const text = canonicalize(frozen(content));
	if (text === undefined) throw new Error('A plan must be an object to have a fingerprint.');
	return createHash('sha256').update(text).digest('hex');
}
