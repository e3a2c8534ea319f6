// What stands in the way of asking partners to agree. Told all at once, each with the place to go.
import type { BodyKind } from './sign-off.ts';

export interface AskedBody {
	readonly id: string;
	readonly name: string;
	readonly kind: BodyKind;
	/** How many may answer for it, and how many of them see the plan. */
	readonly signers: number;
	readonly signersWhoSee: number;
}

export interface ForSignOff {
	/** Themes of what people said that have no decision. */
	readonly undecided: readonly { readonly id: string; readonly title: string }[];
	/** Whether the plan says anything. */
	readonly hasWords: boolean;
	/** People can still say something in a consultation until then; null when none is open. */
	readonly consultationUntil: Date | null;
	/** Every body of the area that can be asked. */
	readonly bodies: readonly AskedBody[];
	/** How the easy-read twin stands: titles of its parts that are missing, or do not fit; nothing is in the way once a day is promised. */
	readonly easyRead?: {
		readonly missing: readonly string[];
		readonly stale: readonly string[];
		readonly promisedFor: string | null;
	};
	/** Ids of those that shall be asked. */
	readonly asked: readonly string[];
}

export type Blocker =
	| { readonly kind: 'no-words' }
	| { readonly kind: 'theme-undecided'; readonly id: string; readonly title: string }
	| { readonly kind: 'consultation-open'; readonly until: Date }
	| { readonly kind: 'easy-read-missing'; readonly titles: readonly string[] }
	| { readonly kind: 'easy-read-stale'; readonly titles: readonly string[] }
	| { readonly kind: 'no-bodies' }
	| { readonly kind: 'no-forum' }
	| { readonly kind: 'forum-not-asked' }
	| { readonly kind: 'nobody-asked' }
	| { readonly kind: 'no-signer'; readonly body: string }
	| { readonly kind: 'signer-sees-not'; readonly body: string };

/** Empty when partners can be asked. */
export function blockersOfSignOff(facts: ForSignOff): Blocker[] {
	const { bodies, asked } = facts;
	const wanted = bodies.filter(({ id }) => asked.includes(id));
	return [
		...(facts.hasWords ? [] : [{ kind: 'no-words' } as const]),
		...facts.undecided.map(({ id, title }) => ({ kind: 'theme-undecided', id, title }) as const),
		...(facts.consultationUntil
			? [{ kind: 'consultation-open', until: facts.consultationUntil } as const]
			: []),
		...blockersOfEasyRead(facts),
		...blockersOfBodies(bodies, wanted)
	];
}

/** Those who read easy read are asked about the same plan as everybody else, or are told by when they can. */
export function blockersOfEasyRead({ easyRead }: Pick<ForSignOff, 'easyRead'>): Blocker[] {
	if (!easyRead || easyRead.promisedFor !== null) return [];
	const { missing, stale } = easyRead;
	return [
		...(missing.length > 0 ? [{ kind: 'easy-read-missing', titles: missing } as const] : []),
		...(stale.length > 0 ? [{ kind: 'easy-read-stale', titles: stale } as const] : [])
	];
}

function blockersOfBodies(bodies: readonly AskedBody[], wanted: readonly AskedBody[]): Blocker[] {
	if (bodies.length === 0) return [{ kind: 'no-bodies' }];
	const blockers: Blocker[] = [];
	// families are partners, not guests: nothing is agreed without asking their forum
	if (!bodies.some(({ kind }) => kind === 'forum')) blockers.push({ kind: 'no-forum' });
	else if (wanted.length > 0 && !wanted.some(({ kind }) => kind === 'forum'))
		blockers.push({ kind: 'forum-not-asked' });
	if (wanted.length === 0) blockers.push({ kind: 'nobody-asked' });
	for (const { name, signers, signersWhoSee } of wanted) {
		if (signers === 0) blockers.push({ kind: 'no-signer', body: name });
		else if (signersWhoSee === 0) blockers.push({ kind: 'signer-sees-not', body: name });
	}
	return blockers;
}
