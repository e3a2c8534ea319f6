// What somebody who leads can do, as their page says it to POST /plans/<plan>/leading.
import { isId } from '#domain/ids.ts';

export type LeadAct =
	| { readonly do: 'pause' | 'continue' }
	/** Keeps a row to talk about, and lets it go again. */
	| { readonly do: 'talk-about' | 'let-go'; readonly row: string }
	/** Calls everybody to a section or a row. */
	| { readonly do: 'call'; readonly target: string }
	/** Takes somebody out of the workshop, or lets a member back in. */
	| { readonly do: 'take-out' | 'let-in'; readonly who: string };

/** Somebody who was taken out and can be let back in. */
export interface TakenOut {
	readonly who: string;
	readonly name: string;
}

/** Reads what came; null when it is nothing we know. */
export function readLeadAct(value: unknown): LeadAct | null {
	if (typeof value !== 'object' || value === null) return null;
	const said = value as Record<string, unknown>;
	const id = (name: string): string | null => {
		const found = said[name];
		return typeof found === 'string' && isId(found) ? found : null;
	};
	const [row, target, who] = [id('row'), id('target'), id('who')];
	switch (said.do) {
		case 'pause':
		case 'continue':
			return { do: said.do };
		case 'talk-about':
		case 'let-go':
			return row === null ? null : { do: said.do, row };
		case 'call':
			return target === null ? null : { do: said.do, target };
		case 'take-out':
		case 'let-in':
			return who === null ? null : { do: said.do, who };
		default:
			return null;
	}
}
