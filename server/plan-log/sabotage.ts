// Faults that tests switch on by a constructor's option, to see that the rule they break is really watched. Nothing in
// production sets them, and no environment variable can.

export type GateSabotage =
	| 'skip-role'
	| 'apply-unscanned'
	| 'accept-foreign-client'
	| 'accept-gap'
	| 'claim-returned'
	| 'skip-locks'
	| 'let-kind-change'
	| 'rewrite-quotes'
	| 'skip-validation'
	| 'trust-together'
	| 'log-raw-bytes'
	| 'any-size';

export type LogSabotage =
	| 'seq-without-lock'
	| 'forget-append-id'
	| 'ignore-claims'
	| 'ignore-others-rows'
	| 'forget-authorship'
	| 'open-without-tail'
	| 'ignore-epoch'
	| 'hold-without-end'
	| 'forget-retired';
