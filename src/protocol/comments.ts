// Threads on the way between page and server: what a list line and an open thread say, and what a page asks to be done.
import * as v from 'valibot';
import type { Anchor, AnchorState } from '#domain/anchor.ts';
import {
	mostMentions,
	reactions,
	type CommentRights,
	type CommentState,
	type Reaction
} from '#domain/comments/comment.ts';
import type { Group } from '#domain/groups.ts';
import { isId } from '#domain/ids.ts';
import type { DecisionKind } from '#domain/themes/theme.ts';
import type { Channel } from '#domain/rounds/round.ts';
import { anchorSchema } from './anchor-schema.ts';

/** A thread as a list shows it. */
export interface ThreadLine {
	readonly id: string;
	readonly anchor: Anchor;
	readonly anchorState: AnchorState;
	/** The heading it stands under; null before the first, and for the whole plan. */
	readonly section: string | null;
	readonly internal: boolean;
	/** It is about a suggestion: whoever made that sees it, too. */
	readonly suggestion: string | null;
	readonly resolved: boolean;
	/** Nobody but its author and those who look at comments sees it yet. */
	readonly hidden: boolean;
	readonly name: string;
	readonly group: Group;
	/** The beginning of the first comment; '' when its words are not shown. */
	readonly excerpt: string;
	/** Comments that this reader sees, the first with them. */
	readonly count: number;
	readonly startedAt: string;
	readonly lastAt: string;
	/** Who asks has said something in it, or is called by name in it. */
	readonly mine: boolean;
	readonly callsMe: boolean;
	/** Comments that wait until whoever asks has looked at them. */
	readonly toJudge: number;
	/** The groups of those who spoke. */
	readonly groups: readonly Group[];
	/** The consultation it was begun in; null outside of any. */
	readonly round: string | null;
	/** How the first comment came. */
	readonly channel: Channel;
	/** It suggests other words for the sentence it is about. */
	readonly suggests: boolean;
}

export interface CommentView {
	readonly id: string;
	readonly name: string;
	readonly group: Group;
	/** The part they had when they said it, as it is called; '' where it says nothing. */
	readonly role: string;
	readonly state: CommentState;
	/** '' when it is not for this reader: a stub says why. */
	readonly words: string;
	/** Why it was kept back, for its author and those who look. */
	readonly reason: string;
	readonly at: string;
	readonly edited: boolean;
	/** The day somebody hid it, or took words out of it, YYYY-MM-DD; null when nobody did. */
	readonly judgedOn: string | null;
	/** Said in a consultation. */
	readonly round: string | null;
	/** The first line is the sentence it is about as it should read; what stands below says why. */
	readonly suggests: boolean;
	/** How it came. Anything but 'online' was written in for others, by somebody who is named here. */
	readonly channel: Channel;
	readonly people: number;
	readonly happenedOn: string | null;
	readonly enteredBy: string;
	readonly mine: boolean;
	readonly reactions: Readonly<Partial<Record<Reaction, { readonly count: number; readonly mine: boolean }>>>;
}

export interface ThreadView extends ThreadLine {
	readonly comments: readonly CommentView[];
	/** Who settled it; '' while it is open. */
	readonly resolvedBy: string;
	/** Whoever asks may settle it, or open it again. */
	readonly maySettle: boolean;
	/** Whoever asks hears of answers in it; null for guests, who have no list of what is new. */
	readonly hearing: boolean | null;
	/** What was decided about words in it, in public; absent where nobody asked. */
	readonly decided?: readonly ThreadDecision[];
}

/** An answer of a published version, as everybody may read it. */
export interface ThreadDecision {
	readonly theme: string;
	readonly title: string;
	readonly kind: DecisionKind;
	readonly reason: string;
	readonly changed: string;
	readonly n: number;
	readonly address: string;
}

/** A consultation, as a choice in a list. */
export interface RoundChoice {
	readonly id: string;
	readonly title: string;
}

export interface ThreadList {
	readonly threads: readonly ThreadLine[];
	/** The consultations of the plan, the newest first. */
	readonly rounds: readonly RoundChoice[];
	readonly rights: CommentRights;
}

/** Somebody who can be called by name. */
export interface Callable {
	readonly id: string;
	readonly name: string;
	readonly group: Group;
	/** They see what is said among those who write the plan. */
	readonly inside: boolean;
}

/** Somewhere a thread can be hung up by name. */
export interface NamedPlace {
	readonly value: string;
	readonly label: string;
}

/** What somebody who writes a comment can choose from. */
export interface Saying {
	readonly people: readonly Callable[];
	readonly places: readonly NamedPlace[];
}

const id = v.pipe(v.string(), v.check(isId));
/** Bounded far above the limit, so that who wrote too much gets the sentence about it. */
const words = v.pipe(v.string(), v.maxLength(200_000));
const reason = v.pipe(v.string(), v.maxLength(500));
const said = {
	/** Names the comment, so that posting again after a lost answer says it once. */
	id,
	words,
	mentions: v.optional(v.pipe(v.array(id), v.maxLength(mostMentions)), []),
	/** What was chosen after the warning: post it all the same, or send it to those who look at comments. */
	after: v.optional(v.picklist(['post', 'moderators']))
};

const threadAct = v.variant('do', [
	v.object({
		do: v.literal('start'),
		/** Where it hangs: an anchor from the page, or the name of a place ("plan", "section:ID", "row:ID"). */
		on: v.union([anchorSchema, v.pipe(v.string(), v.maxLength(100))]),
		internal: v.boolean(),
		...said
	}),
	v.object({ do: v.literal('reply'), thread: id, ...said }),
	v.object({ do: v.literal('edit'), comment: id, words, after: said.after }),
	v.object({ do: v.literal('withdraw'), comment: id }),
	v.object({ do: v.picklist(['resolve', 'reopen']), thread: id }),
	v.object({ do: v.literal('react'), comment: id, reaction: v.picklist(reactions), on: v.boolean() }),
	v.object({ do: v.literal('show'), comment: id }),
	v.object({ do: v.picklist(['keep-back', 'hide']), comment: id, reason }),
	v.object({ do: v.literal('take-out'), comment: id, words, reason })
]);
export type ThreadAct = v.InferOutput<typeof threadAct>;

/** Reads what came; null when it is nothing we know. */
export function readThreadAct(value: unknown): ThreadAct | null {
	const read = v.safeParse(threadAct, value);
	return read.success ? read.output : null;
}
