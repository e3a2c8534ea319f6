// What is refused about agreeing on a plan. Spread into the one list of refusals.

export const signingRefusals = {
	'not-now': {
		say: 'This cannot be done with the plan as it stands now. Look at where it stands, and at the next step.',
		http: 409
	},
	'not-ready-to-ask': {
		say: 'Partners cannot be asked yet. The list says what is in the way, and where to go.',
		http: 409
	},
	'successor-circle': {
		say: 'That plan was itself replaced, in the end by this one. Choose another plan, or say that nothing follows.',
		http: 409
	},
	'while-consulted': {
		say: 'People can still say something in a consultation of this plan. Close it first, or wait until it has closed.',
		http: 409
	},
	'asked-already': {
		say: 'Partners are being asked about a version of this plan already. Wait for their answers, or call that off first.',
		http: 409
	},
	'publish-while-asked': {
		say: 'Partners are being asked about one version of this plan. Publish that one when they agree, or call it off first.',
		http: 409
	},
	'sign-off-over': {
		say: 'This is no longer open for answers: it was sent back, called off or published meanwhile. Your words are still here for you to copy.',
		http: 409
	},
	'other-version': {
		say: 'Partners are being asked about another version now. Read that one, then answer. Your words are still here.',
		http: 409
	},
	'not-your-body': {
		say: 'You do not stand for this partner, so you cannot answer for it. The owner of the area says who does.',
		http: 403
	},
	'one-body-only': {
		say: 'You have answered for another partner here. One person speaks for one partner only.',
		http: 409
	},
	'answered-meanwhile': {
		say: 'Somebody else has answered for the same partner meanwhile. Read their answer first. If yours shall take its place, send it again.',
		http: 409
	},
	'answer-words': {
		say: 'Say it in a sentence or more: everybody who reads the plan will see what is reserved, or what is missing.',
		http: 400
	},
	'answer-too-long': { say: 'That is too long. Shorten it to 3,000 characters.', http: 400 },
	'answer-day': { say: 'Choose a day from today on, at most a year away.', http: 400 },
	'not-agreed-yet': {
		say: 'Not every partner has agreed to this version yet, so it cannot go out as signed off.',
		http: 409
	},
	'no-sign-off': { say: 'No partners are being asked about this plan at the moment.', http: 409 },
	'signing-password': {
		say: 'That is not your password. To sign, type the one you sign in with.',
		http: 400
	},
	'signing-code': {
		say: 'That is not the code, or it is too old. Ask for a new one. Your words are still here.',
		http: 400
	},
	'signing-code-sent': {
		say: 'We have mailed you a code of six figures. Type it here within ten minutes, and send your answer. Your words are still here.',
		http: 400
	},
	'signing-sign-in': {
		say: 'You sign in without a password. To sign, sign out, sign in again, and answer within ten minutes. Copy your words first.',
		http: 403
	},
	'body-there': { say: 'There is a partner of this name already. Give this one another name.', http: 409 },
	'body-asked': {
		say: 'This partner is being asked about a plan now. Wait until that is over.',
		http: 409
	}
} as const;
