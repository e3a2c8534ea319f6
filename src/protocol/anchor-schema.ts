// An anchor as it comes from outside: every string bounded, nothing else let in.
import * as v from 'valibot';
import { actionColumnIds } from '#domain/action-row.ts';
import {
	anchorKinds,
	anchorStates,
	contextLength,
	longestQuote,
	longestRelative,
	mostTwins,
	type Anchor
} from '#domain/anchor.ts';
import { isId } from '#domain/ids.ts';

/** No store keeps half a character or a NUL, and neither stands in a plan. */
const words = (longest: number) =>
	v.pipe(
		v.string(),
		v.maxLength(longest),
		v.check((text) => text.isWellFormed() && !text.includes('\u0000'))
	);
const id = v.nullable(v.pipe(v.string(), v.check(isId)));
const relative = v.nullable(v.pipe(v.string(), v.maxLength(longestRelative), v.regex(/^[A-Za-z0-9_-]*$/)));
const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));

/** A newline more for each character at most. */
const quote = words(2 * longestQuote);

export const anchorSchema = v.pipe(
	v.strictObject({
		kind: v.picklist(anchorKinds),
		blockId: id,
		actionId: id,
		column: v.nullable(v.picklist(actionColumnIds)),
		relStart: relative,
		relEnd: relative,
		quoteOriginal: quote,
		quoteCurrent: quote,
		prefix32: words(contextLength),
		suffix32: words(contextLength),
		twins: count(mostTwins),
		twinContext: count(200),
		state: v.picklist(anchorStates)
	}),
	v.check(({ kind, actionId, column, quoteOriginal }) => {
		if (kind === 'action') return actionId !== null;
		if (kind === 'cell') return actionId !== null && column !== null;
		return kind !== 'text' || (quoteOriginal.trim() !== '' && (actionId === null) === (column === null));
	})
);

/** Null for anything else. */
export function readAnchor(from: unknown): Anchor | null {
	const read = v.safeParse(anchorSchema, from);
	return read.success ? read.output : null;
}
