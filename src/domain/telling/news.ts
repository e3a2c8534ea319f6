// What somebody is told about, and whether a thread is for them.
import type { CommentRights } from '../comments/comment.ts';

export const newsKinds = [
	/** An answer in a thread they began, take part in or follow; `about` is the comment. */
	'reply',
	/** They were called by name; `about` is the comment. */
	'mentioned',
	/** A thread they began, take part in or follow was settled; `about` is the thread. */
	'thread-settled',
	/** Words that nobody else sees before they have looked at them; `about` is the comment. */
	'words-wait',
	/** Their words were kept back, with a reason; `about` is the comment. */
	'kept-back',
	/** What they suggested was answered; `about` is the suggestion. */
	'suggestion-answered',
	/** What they said was answered by a decision; `about` is the theme. */
	'comment-answered',
	/** They can take part in a consultation; `about` is the consultation. */
	'consultation-opened',
	'consultation-closes',
	/** A plan they follow was published; `about` is the version. */
	'published',
	/** Somebody said something about a published version; `about` is the plan. */
	'feedback',
	/** Asked to agree to a version for the partner they stand for, perhaps once more; `about` is the sign-off. */
	'sign-off-asked',
	/** A partner answered the lead who asked; `about` is the answer. */
	'sign-off-answered',
	/** It was sent back or called off; `about` is the sign-off. */
	'sign-off-ended'
] as const;
export type NewsKind = (typeof newsKinds)[number];

/** Kinds that say nothing to who does not want to hear of a thread, or of a plan. */
export const mutable: readonly NewsKind[] = ['reply', 'thread-settled'];

/** Whether somebody sees a thread: the same that every list of threads asks. */
export function seesThread(
	thread: {
		readonly internal: boolean;
		readonly wasShown: boolean;
		readonly startedBy: string;
		/** Whoever made the suggestion it is about. */
		readonly concerns: string | null;
	},
	person: { readonly id: string; readonly rights: CommentRights }
): boolean {
	const { rights, id } = person;
	return (
		rights.read &&
		(!thread.internal || rights.inside || thread.concerns === id) &&
		(thread.wasShown || rights.judge || thread.startedBy === id)
	);
}
