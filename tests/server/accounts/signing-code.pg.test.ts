// Somebody who signs in by mailed links shows by a mailed code that it is them who signs.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#domain/ids.ts';
import { proveToSign, signingProof } from '#server/accounts/prove.ts';
import type { Prover } from '#server/accounts/prover.ts';
import { startSession } from '#server/accounts/sessions.ts';
import { mailSigningCode } from '#server/accounts/signing-code.ts';
import { hashOfToken } from '#server/accounts/token.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { anArea, aPerson } from '#tests/people.ts';

let database: FreshDatabase;
beforeAll(async () => {
	database = await freshDatabase();
});
afterAll(() => database.drop());

const here = { demo: false, mail: true };

/** Signed in an hour ago, without a password. */
async function somebody(): Promise<Prover> {
	const { sql } = database;
	const person = await aPerson(sql, await anArea(sql));
	const { token } = await startSession(sql, person.accountId, new Date(Date.now() - 3_600_000));
	const [account] = await sql<{ email: string }[]>`
		update account set password_hash = null where id = ${person.accountId} returning email`;
	return {
		accountId: person.accountId,
		sessionId: hashOfToken(token),
		email: account?.email ?? '',
		address: `10.${newId()}`
	};
}

async function codeMailedTo(who: Prover): Promise<string> {
	const [mail] = await database.sql<{ body: string }[]>`
		select body from outbox_mail where to_address = ${who.email} order by created_at desc, id desc limit 1`;
	return /^\d{6}$/m.exec(mail?.body ?? '')?.[0] ?? '';
}

const prove = (who: Prover, code: string) => proveToSign(database.sql, who, { password: '', code }, here);

test('the code works once, in the browser that asked for it, for ten minutes', async () => {
	const { sql } = database;
	const who = await somebody();
	expect(await signingProof(sql, who, here)).toBe('mailed-code');
	expect(await signingProof(sql, who, { ...here, mail: false })).toBe('sign-in-again');
	await mailSigningCode(sql, who);
	const code = await codeMailedTo(who);
	expect(code).toMatch(/^\d{6}$/);
	await expect(prove(who, code === '000000' ? '000001' : '000000')).rejects.toMatchObject({
		code: 'signing-code'
	});
	await expect(prove({ ...who, sessionId: 'another' }, code)).rejects.toMatchObject({ code: 'signing-code' });
	await prove(who, ` ${code.slice(0, 3)} ${code.slice(3)} `);
	await expect(prove(who, code)).rejects.toMatchObject({ code: 'signing-code' });
	await mailSigningCode(sql, who, new Date(Date.now() - 11 * 60_000));
	await expect(prove(who, await codeMailedTo(who))).rejects.toMatchObject({ code: 'signing-code' });
});

test('a new code ends the one before, and guessing is slow', async () => {
	const { sql } = database;
	const who = await somebody();
	await mailSigningCode(sql, who);
	const [row] = await sql<
		{ code: string }[]
	>`select code from signing_code where account_id = ${who.accountId}`;
	await mailSigningCode(sql, who);
	const [after] = await sql<
		{ code: string }[]
	>`select code from signing_code where account_id = ${who.accountId}`;
	expect(after?.code).not.toBe(row?.code);
	for (let n = 0; n < 6; n++) await expect(prove(who, 'no')).rejects.toMatchObject({ code: 'signing-code' });
	await expect(prove(who, 'no')).rejects.toMatchObject({ code: 'too-many-tries' });
});
