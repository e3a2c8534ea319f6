// A published version as its pages tell it.
import type { PlanContent } from '#domain/plan.ts';
import type { ToldCount } from '#domain/themes/people-heard.ts';
import type { Agreement } from './agreements.ts';
import type { Correction } from './corrections.ts';
import type { PublicRound } from './read-rounds.ts';
import type { Replaced } from './replaced.ts';

/** A version as others are told about it; its own words are not in here. */
export interface VersionLine {
	readonly n: number;
	readonly slug: string;
	readonly publishedAt: Date;
	readonly withdrawn: { readonly at: Date; readonly reason: string } | null;
}

export interface PublicPage extends VersionLine {
	readonly plan: string;
	readonly area: string;
	readonly areaName: string;
	readonly content: PlanContent;
	readonly hash: string;
	readonly signedOff: boolean;
	/** Who agreed to exactly these words, where it was signed off. */
	readonly agreed?: Agreement | null;
	/** In sentences, since the version before it that can be read; null or absent where that cannot be told. */
	readonly changed?: { readonly since: number; readonly sentences: readonly string[] } | null;
	readonly tookPart?: readonly ToldCount[] | null;
	/** YYYY-MM-DD */
	readonly reviewOn?: string | null;
	/** What was put right since; `content` has it, `hash` has not. */
	readonly corrections?: readonly Correction[];
	/** When words were removed for privacy, and the fingerprint before that. */
	readonly erasures?: readonly { readonly at: Date; readonly was: string }[];
	/** Names of the parts of the newest version ("row.ID", "section.ID"), for the way there from an older one. */
	readonly newestParts?: ReadonlySet<string>;
	/** Another plan took its place: nothing is asked about this one any more. */
	readonly replaced?: Replaced | null;
	/** Every version of the plan that was ever published. */
	readonly versions: readonly VersionLine[];
	/** "https://plans.example.org", or empty when the installation does not know its name. */
	readonly origin: string;
	/** "You said, we did": the page that goes with this version, or the newest before it. */
	readonly answers?: AnswersLinks | undefined;
	/** Its easy-read twin. */
	readonly easyRead?: EasyReadLink | undefined;
	/** Consultations on the plan that everybody may take part in; said on its newest page. */
	readonly rounds?: readonly PublicRound[] | undefined;
	readonly now?: Date | undefined;
}

/** Where the twin stands that went out with it; or the day (YYYY-MM-DD) by which one was promised. */
export type EasyReadLink = { readonly address: string } | { readonly promised: string };

export interface AnswersLinks {
	/** The version they went out with. */
	readonly n: number;
	readonly address: string;
	/** Where the words stand that changed a part of the plan, by its name. */
	readonly whose: ReadonlyMap<string, string>;
}

/** The newest version that can be read, if any. */
export function newestOf(versions: readonly VersionLine[]): VersionLine | null {
	const live = versions.filter((version) => version.withdrawn === null);
	return live.reduce<VersionLine | null>(
		(newest, version) => (newest && newest.n > version.n ? newest : version),
		null
	);
}
