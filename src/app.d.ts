import type { AccountId } from '#domain/ids.ts';
import type { RefusalCode } from '#domain/refusals.ts';
import type { Env } from '#server/env.ts';
import type { Turns } from '#server/imports/turns.ts';
import type { Sql } from '#server/sql.ts';
import type { GuestSession } from '#server/accounts/guest-sessions.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** A code of domain/refusals.ts when the "no" was expected. */
			code?: RefusalCode;
		}
		interface Locals {
			sql: Sql;
			env: Env;
			importTurns: Turns;
			pictureTurns: Turns;
			compareTurns: Turns;
			exportTurns: Turns;
			/** Who is signed in, if anybody. */
			account: { readonly id: AccountId; readonly email: string } | null;
			sessionId: string | null;
			/** The guest of a workshop this browser is, beside the account or without one; it counts in one plan. */
			guest: GuestSession | null;
			/** The database could not be asked who this is. */
			unknown: boolean;
		}
		interface PageData {
			/** Becomes "title · Withus" in the browser's tab. */
			title?: string;
			/** How many lines are new for who is signed in. */
			news?: number;
			/** The page brings its own top bar and <main id="main">. */
			ownFrame?: boolean;
			/** Nothing on it is wider than a form, so it stands in the middle like one. */
			narrow?: boolean;
		}
	}
}

export {};
