// What somebody says about a plan, and who sees it.
import { may, type Standing } from '../permissions.ts';
import type { Group } from '../groups.ts';

/** Characters of one comment: a page and a half. More is a document, and comes in parts. */
export const longestComment = 10_000;
/** People one comment may call by name: who calls everybody calls nobody. */
export const mostMentions = 10;

/**
 * `waiting`: a young person's words, until somebody who may has looked at them. `private`: sent to those people only.
 * `kept-back`: they looked, and said why it is not shown. `withdrawn`: a stub is left.
 */
export const commentStates = ['shown', 'waiting', 'private', 'kept-back', 'withdrawn'] as const;
export type CommentState = (typeof commentStates)[number];

/** Quick answers, also for somebody who points instead of writing. */
export const reactions = ['agree', 'disagree', 'talk', 'thanks'] as const;
export type Reaction = (typeof reactions)[number];

/** What somebody may do with what is said about a plan. */
export interface CommentRights {
	readonly read: boolean;
	readonly write: boolean;
	/** They write the plan with others, and see what is said among them. */
	readonly inside: boolean;
	/** Any thread; whoever began one may always settle it. */
	readonly settle: boolean;
	/** They look at what young people say before others see it, and read what is sent to them alone. */
	readonly judge: boolean;
}

export function commentRights(standing: Standing): CommentRights {
	return {
		read: may(standing, 'read-comments'),
		write: may(standing, 'write-comments'),
		inside: may(standing, 'read-internal-comments'),
		settle: may(standing, 'settle-threads'),
		judge: may(standing, 'judge-comments')
	};
}

/** What becomes of new words: a young person's always wait; who asks for it sends them to those who look, alone. */
export function stateOfNew(group: Group, toModerators: boolean): 'shown' | 'waiting' | 'private' {
	if (toModerators) return 'private';
	return group === 'young_person' ? 'waiting' : 'shown';
}

/** Whether somebody reads the words of a comment in a thread that they may see. */
export function readsWords(
	comment: { readonly state: CommentState; readonly mine: boolean },
	{ judge }: CommentRights
): boolean {
	if (comment.state === 'shown') return true;
	return comment.state !== 'withdrawn' && (comment.mine || judge);
}
