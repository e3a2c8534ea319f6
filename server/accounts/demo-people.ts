// The invented people of a demo, and how to be one of them. Every function here asks first whether this is a demo.
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { AccountId } from '#domain/ids.ts';
import { displayName, type Group, type ShownAs } from '#domain/groups.ts';
import { refuse } from '#domain/refusals.ts';
import type { Role } from '#domain/roles.ts';
import type { Env } from '#server/env.ts';
import { replaceFile } from '#server/replace-file.ts';
import type { Db } from '#server/sql.ts';

/** Invented addresses that no mail can reach; whoever has one is a demo person. */
export const demoMailDomain = 'demo.withus.example';

/** Whether an address belongs to an invented person of the demo: they are shared by everybody who tries it, and stay. */
export function isDemoAddress(email: string): boolean {
	return email.toLowerCase().endsWith(`@${demoMailDomain}`);
}

const passwordsShape = v.record(v.string(), v.string());

export interface DemoPerson {
	readonly name: string;
	readonly seenAs: string;
	readonly group: Group;
	readonly roles: readonly Role[];
	readonly email: string;
	readonly password: string;
}

/** Where the passwords of this install's demo people stand, readable only by who runs it. */
export function demoPasswordsFile(env: Env): string {
	return path.join(env.dataDir, 'demo-passwords.json');
}

/** The passwords by e-mail address; null when none were made yet, or when the file cannot be read as such (new ones are made then). */
export async function demoPasswords(env: Env): Promise<Record<string, string> | null> {
	try {
		return v.parse(passwordsShape, JSON.parse(await readFile(demoPasswordsFile(env), 'utf8')));
	} catch (cause) {
		if (cause instanceof SyntaxError || v.isValiError(cause)) return null;
		if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
		throw cause;
	}
}

/** Replaces the file whole: who reads it meanwhile reads the old one or the new one, and a power cut leaves one of both. */
export async function keepDemoPasswords(env: Env, passwords: Record<string, string>): Promise<void> {
	await mkdir(env.dataDir, { recursive: true });
	const bytes = Buffer.from(JSON.stringify(passwords, null, '\t'));
	await replaceFile(demoPasswordsFile(env), bytes, 0o600);
}

/** The demo people of this install; nobody unless it is a demo. */
export async function demoPeople(db: Db, env: Env): Promise<DemoPerson[]> {
	if (!env.demo) return [];
	const passwords = (await demoPasswords(env)) ?? {};
	const rows = await db<
		{ name: string; group: Group; shownAs: ShownAs; roles: Role[]; planRoles: Role[]; email: string }[]
	>`
		select person.name, person.voice_group as "group", person.shown_as as "shownAs", account.email,
			array(select role from membership
				where area_id = person.area_id and person_id = person.id and plan_id is null order by role desc) as roles,
			array(select distinct role from membership
				where area_id = person.area_id and person_id = person.id and plan_id is not null order by role) as "planRoles"
		from account
		join person on person.account_id = account.id and person.status = 'active'
		join area on area.id = person.area_id and area.demo
		where account.email like ${`%@${demoMailDomain}`}
		order by person.created_at, person.id`;
	return rows.map((row) => ({
		name: row.name,
		seenAs: displayName(row),
		group: row.group,
		roles: row.roles.length > 0 ? row.roles : row.planRoles,
		email: row.email,
		password: passwords[row.email] ?? ''
	}));
}

/** The account of a demo person, without a password: only on a demo, and only for invented people. */
export async function demoAccount(db: Db, env: Env, email: string): Promise<AccountId> {
	if (!env.demo || !isDemoAddress(email)) refuse('not-found');
	const [account] = await db<
		{ id: AccountId }[]
	>`select id from account where lower(email) = lower(${email})`;
	return account?.id ?? refuse('not-found');
}
