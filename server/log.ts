// One log for the process: a line of JSON for machines, a readable line for a person at a terminal.
// What people wrote, and secrets, never stand in it: errors keep their name, code, sentence and stack, and nothing else; what
// PostgreSQL quotes in a sentence is left out, and so is every e-mail address.
import { pino, type Logger } from 'pino';
import type { Env } from './env.ts';

export type Log = Logger;

interface LogSettings {
	readonly level: Env['logLevel'];
	readonly forPerson: boolean;
	readonly write: (line: string) => void;
}

/** Opens the log. By default it goes to stderr: stdout is for the few lines somebody starting the server reads. */
export function openLog(env: Pick<Env, 'logLevel'>, to: Partial<LogSettings> = {}): Log {
	const write = to.write ?? ((line: string) => void process.stderr.write(line));
	const forPerson = to.forPerson ?? process.stderr.isTTY;
	return pino(
		{
			level: to.level ?? env.logLevel,
			base: null,
			timestamp: pino.stdTimeFunctions.isoTime,
			formatters: { level: (label) => ({ level: label }) },
			serializers: { err: withoutContent, error: withoutContent }
		},
		{ write: (line: string) => write(withoutAddresses(forPerson ? readable(line) : line)) }
	);
}

interface PlainError {
	name: string;
	message: string;
	code?: string;
	stack?: string;
	cause?: PlainError;
}

/** A database error carries the statement, its parameters and the row it stumbled over; these are people's words. */
function withoutContent(error: unknown): PlainError {
	if (!(error instanceof Error)) return { name: 'NotAnError', message: typeof error };
	const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
	// class 22 of SQLSTATE is "data exception": its sentence quotes the data, as those of parsers do
	const quotesData = /^22...$/.test(code ?? '') || ['SyntaxError', 'ValiError'].includes(error.name);
	const clean = (words: string) =>
		quotesData ? words.replaceAll(error.message, unquoted(error.message)) : words;
	const plain: PlainError = {
		name: error.name,
		message: clean(error.message),
		stack: clean(error.stack ?? '')
	};
	if (code !== undefined) plain.code = code;
	if (error.cause !== undefined) plain.cause = withoutContent(error.cause);
	return plain;
}

function unquoted(message: string): string {
	return message.replaceAll(/"[^]*"/g, '"…"');
}

/** Anything that looks like one: in a sentence of a mail server, in an address, wherever. */
function withoutAddresses(line: string): string {
	return line.replaceAll(/[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+/gu, '…@…');
}

function readable(line: string): string {
	const { level, time, msg, err, error, ...rest } = JSON.parse(line) as Record<string, unknown>;
	const fault = (err ?? error) as PlainError | undefined;
	const details = Object.entries(rest).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`);
	const mark = level === 'info' ? '' : `${String(level).toUpperCase()} `;
	return `${String(time).slice(11, 19)} ${mark}${String(msg ?? '')}${details.join('')}${fault?.stack ? `\n${fault.stack}` : ''}\n`;
}
