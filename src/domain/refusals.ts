// Everything we expect to refuse, one line each: what is said, the HTTP status, and the socket close code where one exists.
// A sentence says what happened and what to do next, in words for somebody who has never met a computer person.

import { commentRefusals } from './refusals-of-comments.ts';
import { easyReadRefusals } from './refusals-of-easy-read.ts';
import { exportRefusals } from './refusals-of-exports.ts';
import { feedbackRefusals } from './refusals-of-feedback.ts';
import { fileRefusals } from './refusals-of-files.ts';
import { roundRefusals } from './refusals-of-rounds.ts';
import { signingRefusals } from './refusals-of-signing.ts';
import { suggestingRefusals } from './refusals-of-suggesting.ts';
import { publishingRefusals } from './refusals-of-publishing.ts';
import { quotingRefusals } from './refusals-of-quoting.ts';
import { restoringRefusals } from './refusals-of-restoring.ts';
import { themeRefusals } from './refusals-of-themes.ts';

export interface RefusalLine {
	readonly say: string;
	readonly http: number;
	/** WebSocket close code (4400 to 4499: the provider stops and does not retry by itself). */
	readonly close?: number;
}

export const refusals = {
	// signing in
	'wrong-password': {
		say: 'That e-mail address and password do not go together. Try again, or ask for a sign-in link.',
		http: 400
	},
	'sign-in-needed': { say: 'Please sign in to go on.', http: 401, close: 4401 },
	'link-expired': { say: 'This link has been used or is too old. Ask for a new one.', http: 410 },
	'mail-off': {
		say: 'This installation cannot send e-mail yet, so sign-in links are off. Use your password, or ask the person who runs it.',
		http: 409
	},
	'too-many-tries': { say: 'That was tried too often. Wait a few minutes, then try again.', http: 429 },
	'weak-password': { say: 'Use at least 10 characters. Three short words in a row work well.', http: 400 },
	'email-shape': {
		say: 'That does not look like an e-mail address. Check it for a missing @ or dot.',
		http: 400
	},
	'statement-too-long': {
		say: 'That is too long for one page. Shorten it, or put the rest on a page of your own and write its address here.',
		http: 400
	},
	'field-missing': { say: 'Something is still missing. Fill in the marked boxes and send again.', http: 400 },
	'present-password': {
		say: 'That is not your present password. Try again, or sign out and choose “I forgot my password”.',
		http: 400
	},
	'sign-in-again': {
		say: 'To be safe, sign in again first. Then come back here and try once more.',
		http: 403
	},
	'same-email': { say: 'That is your present e-mail address. Type the new one.', http: 400 },
	'email-taken': {
		say: 'Another account has this e-mail address now, so yours was not changed. Choose another one.',
		http: 409
	},
	'not-ticked': { say: 'Tick the box first: this cannot be undone.', http: 400 },
	'demo-person': {
		say: 'This is an invented person of the demo, who has to stay. Invite somebody, and try it with them.',
		http: 409
	},
	'have-account': {
		say: 'You already have an account with this e-mail address. Sign in first, then open this link again.',
		http: 409
	},
	'suspended-here': { say: 'You cannot join here at the moment. Ask the owner of the area.', http: 403 },
	'already-member': { say: 'This person is already a member here.', http: 409 },
	'last-owner': { say: 'An area needs at least one owner. Make somebody else an owner first.', http: 409 },
	'organisation-there': {
		say: 'There is an organisation of this name already. Give this one another name.',
		http: 409
	},
	// outgoing mail
	'mail-gone': { say: 'This mail is no longer waiting. It was sent, or given up, meanwhile.', http: 409 },
	// access
	'not-found': {
		say: 'There is nothing here that you can see. Check the address, or ask the person who sent it.',
		http: 404,
		close: 4403
	},
	'not-allowed': {
		say: 'Your part in this plan does not include this. Ask a lead if you need it.',
		http: 403,
		close: 4403
	},
	'bad-request': {
		say: 'Something in this request could not be understood. Go back and try again.',
		http: 400,
		close: 4400
	},
	'wrong-origin': {
		say: 'This request came from another site, so it was not accepted.',
		http: 403,
		close: 4403
	},
	// workshops
	'workshop-over': {
		say: 'This workshop has ended. Thank you for taking part. What was written stays in the plan.',
		http: 410,
		close: 4403
	},
	'left-workshop': {
		say: 'You are no longer in this workshop. Please talk to the people who lead it.',
		http: 410,
		close: 4403
	},
	'no-workshop': {
		say: 'There is no open workshop with this code. Check the code on the big screen, or ask the person who leads the workshop.',
		http: 404
	},
	'codes-too-often': {
		say: 'Too many wrong codes came from here. Scan the square picture or use the link instead, or wait a few minutes.',
		http: 429
	},
	'taken-out': {
		say: 'You have been taken out of this workshop. Your words stay in the plan. Please talk to the people who lead it: they can let you back in.',
		http: 403,
		close: 4403
	},
	'too-many-rows': {
		say: 'Twenty actions are being talked about already. Let one go first.',
		http: 409
	},
	'workshop-full': {
		say: 'This workshop is full. Please talk to the people who lead it.',
		http: 503
	},
	'workshop-open': {
		say: 'This plan is already open for a workshop. End that one first.',
		http: 409
	},
	'workshop-time': {
		say: 'Choose an end that is later than now, and at most 24 hours away.',
		http: 400
	},
	'two-adults': {
		say: 'Where young people take part, name two different adults: who leads and who watches.',
		http: 400
	},
	'ask-an-adult': {
		say: 'This workshop is for adults. Are you under 18? Please talk to the person who leads it first.',
		http: 400
	},
	'consent-missing': {
		say: 'To come in, tick that you want to take part.',
		http: 400
	},
	// the live plan
	rejoin: {
		say: 'Your copy of this plan was out of step. It has been fetched afresh; words that were not saved are kept for you to copy.',
		http: 409,
		close: 4409
	},
	reload: { say: 'Withus has been updated. Reload to keep editing.', http: 426, close: 4426 },
	'too-big': {
		say: 'That is too much to add in one go. Add it in smaller parts; it is kept here for you to copy.',
		http: 413,
		close: 4413
	},
	'plan-full': {
		say: 'This plan is as long as a plan may be. Take out what nobody needs, or begin a second plan. Your words are kept here for you to copy.',
		http: 413,
		close: 4413
	},
	'plan-half-full': {
		say: 'This plan is very long already, so only a little can be added to it at a time. Add your words in smaller parts, some minutes apart. They are kept here for you to copy.',
		http: 413,
		close: 4413
	},
	'opened-too-often': {
		say: 'This plan was opened too often in a short time. Wait a minute, then reload. Words that were not saved are kept for you to copy.',
		http: 429,
		close: 4429
	},
	'too-many-tabs': {
		say: 'You have this plan open in too many tabs or windows, so this one has stopped. Close some of the others, then reload this one. Words that were not saved are kept for you to copy.',
		http: 429,
		close: 4429
	},
	'too-many-people': {
		say: 'This plan is full at the moment. Try again in a minute.',
		http: 503,
		close: 4429
	},
	'invalid-change': {
		say: 'A change could not be understood and was not saved. Your words are kept here for you to copy.',
		http: 422,
		close: 4409
	},
	paused: {
		say: 'Writing is paused while people talk. Words that were not saved are kept here for you to copy.',
		http: 423,
		close: 4409
	},
	'row-locked': {
		say: 'This action is being talked about, so others cannot change it now. Your words are kept here for you to copy.',
		http: 423,
		close: 4409
	},
	'somebody-else': {
		say: 'Somebody else has signed in on this browser. Reload to go on as them. Words that were not saved are kept here for you to copy.',
		http: 409,
		close: 4403
	},
	held: {
		say: 'Some of your words came when you could no longer change that part. They are kept for you, and only you see them.',
		http: 409,
		close: 4409
	},
	'too-much-held': {
		say: 'Too many words of yours are waiting in this plan already. Look at those first. These words are kept here for you to copy.',
		http: 413,
		close: 4409
	},
	'quoted-words': {
		say: 'Words that were quoted stay as they were said. You can take the whole box away, and write beside it.',
		http: 409,
		close: 4409
	},
	'kind-stays': {
		say: 'A plan cannot become an inspection report, and a report stays one.',
		http: 409,
		close: 4409
	},
	'cannot-open': {
		say: 'This plan cannot be opened right now. Nothing in it has changed. Try again in a minute.',
		http: 503,
		close: 4503
	},
	'not-saved': {
		say: 'Not saved, keep this page open. Your words are safe here and will be saved when the connection is back.',
		http: 503
	},
	'database-away': {
		say: 'Withus cannot reach its store of plans right now. Nothing is lost. Try again in a minute.',
		http: 503
	},
	'compare-busy': {
		say: 'Many versions are being compared right now. Wait a minute, then press “Compare” again.',
		http: 503
	},
	'compare-slow': {
		say: 'These two versions are too long, or too different, to be compared here. Open each of them and read them side by side.',
		http: 503
	},
	...roundRefusals,
	...commentRefusals,
	...fileRefusals,
	...quotingRefusals,
	...restoringRefusals,
	...themeRefusals,
	...suggestingRefusals,
	...signingRefusals,
	...exportRefusals,
	...easyReadRefusals,
	...publishingRefusals,
	...feedbackRefusals
} as const satisfies Record<string, RefusalLine>;

export type RefusalCode = keyof typeof refusals;

/** A "no" that we expected. It carries a code; the sentence is looked up where it is shown. */
export class Refused extends Error {
	readonly code: RefusalCode;
	constructor(code: RefusalCode) {
		super(code);
		this.code = code;
	}
}

/** Says no: `if (!may(standing, 'publish-plan')) refuse('not-allowed')`. */
export function refuse(code: RefusalCode): never {
	throw new Refused(code);
}

/** The line for a code. */
export function refusal(code: RefusalCode): RefusalLine {
	return refusals[code];
}
