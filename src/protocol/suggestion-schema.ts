// A suggestion as it comes from outside: bounded, and made of nothing but what a plan can hold.
import * as v from 'valibot';
import { isHunk } from '#document/proposals/well-formed.ts';
import { isId } from '#domain/ids.ts';
import type { Hunk } from '#domain/hunks.ts';
import { largestSuggestion, longestWhy, mostParts } from '#domain/proposals/proposal.ts';

/** Changes that are taken together are never this many. */
const mostTogether = 40;

const suggestionSchema = v.strictObject({
	id: v.pipe(v.string(), v.check(isId)),
	why: v.pipe(v.string(), v.maxLength(longestWhy)),
	/** What was chosen after the warning: send it all the same, or only to those who look at comments. */
	after: v.optional(v.picklist(['post', 'moderators'])),
	parts: v.pipe(
		v.array(v.pipe(v.array(v.custom<Hunk>(isHunk)), v.minLength(1), v.maxLength(mostTogether))),
		v.maxLength(mostParts)
	)
});
export type Suggestion = v.InferOutput<typeof suggestionSchema>;

/** What was sent; 'too-much' when it is larger than one suggestion may be, null when it is none. */
export function readSuggestion(sent: string): Suggestion | 'too-much' | null {
	if (sent.length > largestSuggestion) return 'too-much';
	let json: unknown;
	try {
		json = JSON.parse(sent);
	} catch {
		return null;
	}
	const parts = typeof json === 'object' && json !== null && 'parts' in json ? json.parts : null;
	if (Array.isArray(parts) && parts.length > mostParts) return 'too-much';
	const read = v.safeParse(suggestionSchema, json);
	return read.success ? read.output : null;
}
