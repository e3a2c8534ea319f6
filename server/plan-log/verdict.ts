// What the gate is asked, and what it answers.
import type { PersonId } from '#domain/ids.ts';
import type { RefusalCode } from '#domain/refusals.ts';
import type { Scan } from './prescan.ts';

/** Who asks, and whether they may write at this moment. */
export interface Asker {
	readonly id: PersonId;
	readonly mayEdit: boolean;
	/** Action rows that they may not touch now, because they are being talked about. */
	readonly lockedRows?: ReadonlySet<string>;
	/** The server itself, with words it took from a report. */
	readonly mayQuote?: boolean;
	/** The server itself, putting other words for quoted ones: because their author asks, or for privacy. */
	readonly mayCorrect?: boolean;
	/** They bring back what a restored backup did not hold: words of others, too, and quotations. */
	readonly bringsBack?: boolean;
}

export type Verdict =
	/** It stands in the document. `bytes` is what the document really took in, made by us: this is logged and broadcast. */
	| {
			readonly kind: 'entered';
			readonly bytes: Uint8Array;
			readonly scan: Scan;
			readonly titlesChanged: boolean;
			/** Words of others are among it, brought back after a restore: nobody becomes their owner. */
			readonly returned: boolean;
	  }
	/** All of it was known already. */
	| { readonly kind: 'nothing-new' }
	/** It leans on, or is, something this document has not seen: read the log to its end, then ask again. */
	| { readonly kind: 'behind'; readonly code: RefusalCode; readonly why: string }
	/** No. When `spoiled`, the document holds it already and must be rebuilt from the log. */
	| { readonly kind: 'refused'; readonly code: RefusalCode; readonly why: string; readonly spoiled: boolean };

export function behind(code: RefusalCode, why: string): Verdict {
	return { kind: 'behind', code, why };
}

export function refused(code: RefusalCode, why: string, spoiled?: 'spoiled'): Verdict {
	return { kind: 'refused', code, why, spoiled: spoiled !== undefined };
}
