// What went wrong with a mail, told from what nodemailer throws: worth another try or not, and whose fault it is.
import type { MailFault } from '#domain/mail-faults.ts';

export interface Failure {
	readonly fault: MailFault;
	/** Sending this mail again will not help. */
	readonly lasting: boolean;
	/** It is about the server or our settings: other mails would fare no better now. */
	readonly everyMail: boolean;
}

interface Thrown {
	readonly message: string;
	readonly code: string;
	/** The answer of the mail server: 4xx "later", 5xx "no"; 0 when there was none. */
	readonly answer: number;
	/** What we had said. */
	readonly command: string;
}

/** Names a failure. What nobody foresaw is tried again. */
export function failureOf(cause: unknown): Failure {
	const thrown = read(cause);
	const { code, answer, command, message } = thrown;
	if (answer >= 400 && answer < 500) return of('not-now');
	if (code === 'EAUTH' || answer === 530) return of('password-refused', { everyMail: true });
	if (answer >= 500 && command === 'MAIL FROM') return of('sender-refused', { everyMail: true });
	if (answer >= 500 && command === 'RCPT TO') return of('address-refused', { lasting: true });
	if (answer >= 500 && ['DATA', 'API'].includes(command)) return of('letter-refused', { lasting: true });
	// nobody there is said before anything else: a refused connection is no question of safety
	if (/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/.test(message) || code === 'EDNS')
		return of('unreachable', { everyMail: true });
	if (code === 'ETLS' || /certificate|\bSSL\b|\bTLS\b|wrong version/i.test(message))
		return of('insecure', { everyMail: true });
	if (/closed|reset|hang up|EPIPE/i.test(message)) return of('dropped', { everyMail: true });
	if (['ECONNECTION', 'ETIMEDOUT', 'ESOCKET'].includes(code)) return of('unreachable', { everyMail: true });
	// an address that is none is refused by nodemailer itself, before any server is asked
	if (code === 'EENVELOPE') return of('address-refused', { lasting: true });
	return of('unknown');
}

function of(fault: MailFault, how: { lasting?: boolean; everyMail?: boolean } = {}): Failure {
	return { fault, lasting: how.lasting ?? false, everyMail: how.everyMail ?? false };
}

function read(cause: unknown): Thrown {
	const found: Readonly<Record<string, unknown>> = cause instanceof Error ? { ...cause } : {};
	const word = (name: string) => (typeof found[name] === 'string' ? found[name] : '');
	return {
		message: cause instanceof Error ? cause.message : String(cause),
		code: word('code'),
		answer: typeof found.responseCode === 'number' ? found.responseCode : 0,
		command: word('command')
	};
}
