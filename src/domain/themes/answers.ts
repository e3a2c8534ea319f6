// Published answers as anybody may read them: numbers that are told, words that may be quoted, nothing else.
import { groups, type Group } from '../groups.ts';
import type { ToldCount } from './people-heard.ts';
import type { DecisionKind } from './theme.ts';

export interface ShownAnswer {
	/** The published version it went out with. */
	readonly n: number;
	readonly theme: string;
	readonly title: string;
	/** The heading it belongs to; '' where it belongs to none. */
	readonly topic: { readonly id: string; readonly title: string };
	readonly kind: DecisionKind;
	readonly reason: string;
	readonly decider: string;
	readonly owner: string;
	/** YYYY-MM-DD. */
	readonly decidedOn: string;
	readonly told: readonly ToldCount[];
	readonly quotes: readonly { readonly group: Group; readonly words: string }[];
	/** When words that were quoted here were taken back or removed. */
	readonly removed: readonly string[];
	/** "row.ID" or "section.ID". */
	readonly part: string | null;
	readonly change: ShownAnswerChange | null;
	/** Removed for somebody's privacy: nothing of the above is left. */
	readonly redactedAt: string | null;
}

export interface ShownAnswerChange {
	/** What the section or action is called. */
	readonly title: string;
	/** It stands in the version this went out with. */
	readonly stands: boolean;
	/** The published version it is compared with; null for a state that only members can see. */
	readonly from: number | null;
	/** The words before were withdrawn since, and are not shown. */
	readonly withheld: boolean;
	/** Sentences, and under each the words as safe HTML. */
	readonly changes: readonly { readonly sentence: string; readonly html: string }[];
}

export interface Topic {
	readonly id: string;
	readonly title: string;
	readonly answers: readonly ShownAnswer[];
}

/** By heading, in the order in which they come; what belongs to none is last. */
export function byTopic(answers: readonly ShownAnswer[]): Topic[] {
	const topics = new Map<string, { id: string; title: string; answers: ShownAnswer[] }>();
	for (const answer of answers) {
		const { id, title } = answer.topic;
		const topic = topics.get(id) ?? { id, title, answers: [] };
		topic.answers.push(answer);
		topics.set(id, topic);
	}
	const all = [...topics.values()];
	return [...all.filter(({ id }) => id !== ''), ...all.filter(({ id }) => id === '')];
}

/** What each group said something about; a group that said nothing is not named. */
export function byGroup(answers: readonly ShownAnswer[]): { group: Group; answers: ShownAnswer[] }[] {
	return groups
		.map((group) => ({
			group,
			answers: answers.filter(({ told }) => told.some((count) => count.group === group))
		}))
		.filter((each) => each.answers.length > 0);
}

/** Where an answer stands on its page. */
export function answerAnchor(theme: string): string {
	return `theme-${theme}`;
}
