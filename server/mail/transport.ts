// The way to the mail server, opened from SMTP_URL.
import { createTransport } from 'nodemailer';

/** A mail server that does not answer must not hold anything up for minutes. Settings travel in the address. */
export function openTransport(
	smtpUrl: string,
	seconds = { connectionTimeout: 10, greetingTimeout: 10, socketTimeout: 20 }
) {
	const address = new URL(smtpUrl);
	for (const [name, value] of Object.entries(seconds))
		if (!address.searchParams.has(name)) address.searchParams.set(name, String(value * 1000));
	return createTransport(address.href);
}

/** What a mail server said, without whom it refused and without our name and password there: fit for a log. */
export function withoutSecrets(words: string, smtpUrl: string): string {
	const { username, password } = new URL(smtpUrl);
	const secrets = [username, password, safely(username), safely(password)].filter((secret) => secret !== '');
	let told = words;
	for (const secret of secrets) told = told.replaceAll(secret, '(secret)');
	return told.replace(/[^\s<>"',;:()]+@[^\s<>"',;:()]+/g, '(address)');
}

function safely(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		// a stray % in a password: it is used as it stands
		return part;
	}
}
