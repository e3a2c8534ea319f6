// Faults that tests switch on by a constructor's option, to see that the rule they break is really watched (see the
// sabotage named by each rule in README.md). Nothing in production sets them, and no environment variable can.
import type { GateSabotage, LogSabotage } from '#server/plan-log/sabotage.ts';

export type RoomSabotage =
	| 'acknowledge-before-commit'
	| 'broadcast-before-commit'
	| 'answer-before-commit'
	| 'forget-failed-batch'
	| 'wait-for-ever'
	| 'wait-for-state'
	| 'keep-spoiled-document'
	| 'enter-before-step-2'
	| 'let-twins-live'
	| 'claim-without-end'
	| 'fill-up'
	| 'trust-claimed-presence'
	| 'seat-a-crowd'
	| 'shout'
	| 'deaf-to-presence'
	| 'remember-the-dead'
	| 'never-gather'
	| 'frame-for-each'
	| 'encode-for-each'
	| 'stay-awake'
	| 'let-go-early'
	| 'open-twice'
	| 'open-empty'
	| 'trust-old-clients'
	| 'deaf-to-access'
	| 'deaf-to-holds'
	| 'write-through-pause'
	| 'refuse-what-was-on-its-way'
	| 'hold-for-ever'
	| 'drop-late-edits'
	| 'hold-for-everybody'
	| 'refuse-returns'
	| 'return-for-ever'
	| 'let-crowds-in'
	| 'open-without-end'
	| 'read-without-end'
	| 'deaf-to-hints'
	| 'deaf-to-missed-news'
	| 'any-origin'
	| 'feed-the-slow'
	| 'wait-for-the-dead'
	| 'answer-every-question';

export interface Sabotage {
	readonly gate?: GateSabotage;
	readonly log?: LogSabotage;
	readonly room?: RoomSabotage;
}
