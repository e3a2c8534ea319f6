// The settings, read from the environment once. Everything else asks here and never looks at process.env.
import path from 'node:path';
import { isIP } from 'node:net';
import * as v from 'valibot';

const yesOrNo = v.pipe(
	v.optional(v.picklist(['', '0', '1', 'true', 'false', 'yes', 'no'], 'must be 1 or 0'), ''),
	v.transform((word) => ['1', 'true', 'yes'].includes(word))
);
/** An address with one of these protocols, or nothing (null). */
const address = (message: string, protocols: readonly string[]) =>
	v.pipe(
		v.optional(v.string(), ''),
		v.check((text) => text === '' || protocols.includes(URL.parse(text)?.protocol ?? ''), message),
		v.transform((text) => text || null)
	);

const shape = v.object({
	DATABASE_URL: address('must look like postgres://user:password@host:5432/name', [
		'postgres:',
		'postgresql:'
	]),
	PORT: v.pipe(
		v.optional(v.string(), '4000'),
		v.regex(/^\d{1,5}$/, 'must be a number'),
		v.transform(Number),
		v.maxValue(65_535, 'must be at most 65535')
	),
	HOST: v.optional(v.pipe(v.string(), v.nonEmpty('must not be empty')), '127.0.0.1'),
	PUBLIC_URL: address('must look like https://plans.example.org', ['http:', 'https:']),
	SMTP_URL: address('must look like smtps://user:password@host:465', ['smtp:', 'smtps:']),
	MAIL_FROM: v.optional(v.string(), ''),
	DATA_DIR: v.optional(v.pipe(v.string(), v.nonEmpty('must not be empty')), '.data'),
	PUBLISHED_DIR: v.optional(v.string(), ''),
	TRUST_PROXY: yesOrNo,
	REDIS_URL: address('must look like redis://:password@host:6379 (or rediss:// with TLS)', [
		'redis:',
		'rediss:'
	]),
	METRICS_TOKEN: v.optional(
		v.pipe(
			v.string(),
			v.check((text) => text === '' || text.length >= 16, 'must have at least 16 characters')
		),
		''
	),
	METRICS_FROM: v.pipe(
		v.optional(v.string(), ''),
		v.transform((text) => text.split(/[\s,]+/).filter((part) => part !== '')),
		v.check((parts) => parts.every(isAddressRange), 'must be addresses or ranges, such as 10.0.0.0/8')
	),
	DRAIN_DELAY: v.pipe(
		v.optional(v.string(), '0'),
		v.regex(/^\d{1,3}$/, 'must be a number of seconds'),
		v.transform(Number),
		v.maxValue(120, 'must be at most 120 seconds')
	),
	LOG_LEVEL: v.optional(
		v.picklist(['silent', 'error', 'warn', 'info', 'debug'], 'must be silent, error, warn, info or debug'),
		'info'
	)
});

export interface Env {
	/** Null: start the PostgreSQL that comes with the application. */
	readonly databaseUrl: string | null;
	/** 0: the operating system picks a free one. */
	readonly port: number;
	readonly host: string;
	/** Where people reach this installation; null on somebody's own machine. */
	readonly publicUrl: URL | null;
	/** Null: e-mail cannot be sent. */
	readonly smtpUrl: string | null;
	readonly mailFrom: string;
	/** Absolute folders. */
	readonly dataDir: string;
	readonly publishedDir: string;
	/** Whether x-forwarded-* come from a proxy of ours, and not from anybody. */
	readonly trustProxy: boolean;
	/** Null: processes tell each other everything by PostgreSQL. */
	readonly redisUrl: string | null;
	/** Who may read /metrics: whoever knows the token; without one, programs on this machine and these addresses. */
	readonly metricsToken: string | null;
	readonly metricsFrom: readonly string[];
	/** How long, in seconds, we still take everybody after we said that we are stopping. */
	readonly drainDelay: number;
	readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
	/** Whether demo people, their passwords and the page that shows mail exist. */
	readonly demo: boolean;
	/** Whether people reach us by https. */
	readonly secure: boolean;
	/** Sites whose pages may talk to us: ours, under every name it has. */
	readonly origins: readonly string[];
}

/** A setting that cannot be used; the message is a sentence for whoever set it. */
export class BadSetting extends Error {}

/** Reads and checks the settings. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
	const read = v.safeParse(shape, source);
	if (!read.success) {
		const [issue] = read.issues;
		throw new BadSetting(`The setting ${v.getDotPath(issue) ?? ''} ${issue.message}.`);
	}
	const given = read.output;
	const dataDir = path.resolve(given.DATA_DIR);
	const publicUrl = given.PUBLIC_URL ? new URL(given.PUBLIC_URL) : null;
	if (publicUrl && publicUrl.pathname !== '/')
		throw new BadSetting('The setting PUBLIC_URL must be an address without a path.');
	if (!publicUrl && !isLoopback(given.HOST)) {
		throw new BadSetting('To let other machines in (HOST), set PUBLIC_URL to the address people will type.');
	}
	if (!publicUrl && given.TRUST_PROXY) {
		throw new BadSetting(
			'A proxy (TRUST_PROXY) lets others in: set PUBLIC_URL to the address people will type.'
		);
	}
	return {
		databaseUrl: given.DATABASE_URL,
		port: given.PORT,
		host: given.HOST,
		publicUrl,
		smtpUrl: given.SMTP_URL,
		mailFrom: given.MAIL_FROM || `withus@${publicUrl?.hostname ?? 'localhost'}`,
		dataDir,
		publishedDir: given.PUBLISHED_DIR ? path.resolve(given.PUBLISHED_DIR) : path.join(dataDir, 'published'),
		trustProxy: given.TRUST_PROXY,
		redisUrl: given.REDIS_URL,
		metricsToken: given.METRICS_TOKEN || null,
		metricsFrom: given.METRICS_FROM,
		drainDelay: given.DRAIN_DELAY,
		logLevel: given.LOG_LEVEL,
		demo: demoDoorsOpen({ host: given.HOST, publicUrl }),
		secure: publicUrl?.protocol === 'https:',
		origins: publicUrl
			? [publicUrl.origin]
			: ['127.0.0.1', 'localhost', '[::1]'].map((name) => `http://${name}:${given.PORT}`)
	};
}

/** The demo is for one machine: never where an address for others is set. */
export function demoDoorsOpen(env: Pick<Env, 'host' | 'publicUrl'>): boolean {
	return isLoopback(env.host) && env.publicUrl === null;
}

function isLoopback(host: string): boolean {
	return ['localhost', '::1', '[::1]'].includes(host) || /^127(\.\d{1,3}){3}$/.test(host);
}

/** An address, or a range such as 10.0.0.0/8. */
function isAddressRange(text: string): boolean {
	const [address = '', bits, ...more] = text.split('/');
	const most = isIP(address) === 6 ? 128 : 32;
	const bitsFit = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
	return isIP(address) > 0 && more.length === 0 && bitsFit;
}
