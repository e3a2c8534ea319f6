// Why a mail did not go out. The sentence for each stands in lib/words/mail.ts.
export const mailFaults = [
	'unreachable',
	'insecure',
	'password-refused',
	'sender-refused',
	'address-refused',
	'letter-refused',
	'not-now',
	'dropped',
	'too-late',
	'unknown'
] as const;
export type MailFault = (typeof mailFaults)[number];
