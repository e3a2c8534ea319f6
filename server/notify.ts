// Hints between processes. The tables are the truth: who misses a hint finds the same facts by looking.
import type { BroughtBack } from '#domain/brought-back.ts';
import type { Db } from './sql.ts';

/** The one LISTEN/NOTIFY channel. */
export const channel = 'withus';

export type Hint =
	/** The logs of these plans have news up to seq (of their present epoch): what was committed together is told together. */
	| { readonly kind: 'plans'; readonly plans: readonly (readonly [plan: string, seq: number])[] }
	/** Somebody's rights or sign-in changed. Whatever is named narrows it; who is touched must ask the gate again. */
	| {
			readonly kind: 'access';
			readonly plan?: string;
			readonly person?: string;
			readonly account?: string;
			readonly session?: string;
	  }
	/** Something in a plan was paused, kept to be talked about, or let go again; or everybody is called to a place. */
	| { readonly kind: 'holds'; readonly plan: string }
	/** This person brought something back; who has the plan open hears of it, and missing it does no harm. */
	| {
			readonly kind: 'brought-back';
			readonly plan: string;
			readonly person: string;
			readonly news: BroughtBack;
	  }
	/** What is said about a plan changed: a thread, and who of those who are there may hear of it. */
	| {
			readonly kind: 'thread';
			readonly plan: string;
			readonly thread: string;
			/** Who reads comments; who writes the plan with others; who looks at comments first. */
			readonly to: 'everybody' | 'inside' | 'judges';
			/** Hears of it in any case: its author, or whoever made the suggestion it is about; '' for nobody. */
			readonly person: string;
	  }
	/** A page of a plan was published or withdrawn: processes write their folder of published files anew. */
	| { readonly kind: 'published'; readonly plan: string }
	/** The same for the two pages about an area that the law asks for. */
	| { readonly kind: 'statements'; readonly area: string };

/** Sends a hint; inside a transaction it goes out when that commits, and not at all when it fails. */
export async function notify(db: Db, hint: Hint): Promise<void> {
	await db`select pg_notify(${channel}, ${JSON.stringify(hint)})`;
}
