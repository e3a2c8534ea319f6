// A mail sent while its owner watches, to learn at once whether the settings are right.
import type { MailFault } from '#domain/mail-faults.ts';
import { failureOf } from './faults.ts';
import { openTransport } from './transport.ts';

/** Somebody waits for the answer in front of the screen. */
const quick = { connectionTimeout: 6, greetingTimeout: 6, socketTimeout: 10 };

/** Sends one mail now, past the outbox; null when the mail server took it. */
export async function sendTestMail(
	by: { readonly smtpUrl: string; readonly from: string },
	mail: { readonly to: string; readonly subject: string; readonly body: string }
): Promise<MailFault | null> {
	const transport = openTransport(by.smtpUrl, quick);
	try {
		await transport.sendMail({ from: by.from, to: mail.to, subject: mail.subject, text: mail.body });
		return null;
	} catch (cause) {
		return failureOf(cause).fault;
	} finally {
		transport.close();
	}
}
