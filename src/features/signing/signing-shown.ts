// Sign-offs as pages get them.
import type { BodyAnswer, BodyKind, SignOffState } from '#domain/signing/sign-off.ts';

export interface ShownAnswer {
	readonly id: string;
	readonly answer: BodyAnswer;
	readonly sendsBack: boolean;
	readonly words: string;
	readonly at: Date;
	readonly who: string;
}

export interface ShownBody {
	readonly id: string;
	readonly name: string;
	readonly kind: BodyKind;
	/** Newest first; the first one counts. */
	readonly answers: readonly ShownAnswer[];
}

export interface ShownSignOff {
	readonly id: string;
	readonly versionId: string;
	readonly hash: string;
	readonly note: string;
	readonly state: SignOffState;
	readonly askedAt: Date;
	readonly askedBy: string;
	readonly answerBy: string | null;
	readonly endedAt: Date | null;
	readonly endedFor: string | null;
	readonly reason: string;
	readonly n: number | null;
	readonly bodies: readonly ShownBody[];
}

/** What took the place of a plan. */
export interface ShownSuccessor {
	readonly at: Date;
	/** Where the reader can read it; null where they cannot. */
	readonly address: string | null;
	/** '' where they do not see it in the workspace. */
	readonly title: string;
	/** Nothing follows. */
	readonly none: boolean;
}

/** What a form of these got back. */
export interface RefusedForm {
	readonly code: string;
	readonly field?: string;
	readonly say: string;
	readonly kept: Readonly<Record<string, string>>;
}
