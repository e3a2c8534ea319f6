// One log for the process: a line of JSON for machines, a readable line for a person at a terminal.
// What people wrote, and secrets, never stand in it: errors keep their name, code, sentence and stack, and nothing else.
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
		{ write: (line: string) => write(forPerson ? readable(line) : line) }
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
	const plain: PlainError = { name: error.name, message: error.message, stack: error.stack };
	if ('code' in error && typeof error.code === 'string') plain.code = error.code;
	if (error.cause !== undefined) plain.cause = withoutContent(error.cause);
	return plain;
}

function readable(line: string): string {
	const { level, time, msg, err, error, ...rest } = JSON.parse(line) as Record<string, unknown>;
	const fault = (err ?? error) as PlainError | undefined;
	const details = Object.entries(rest).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`);
	const mark = level === 'info' ? '' : `${String(level).toUpperCase()} `;
	return `${String(time).slice(11, 19)} ${mark}${String(msg ?? '')}${details.join('')}${fault?.stack ? `\n${fault.stack}` : ''}\n`;
}
