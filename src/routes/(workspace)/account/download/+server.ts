import { refuse } from '#domain/refusals.ts';
import { ownData } from '#server/accounts/own-data.ts';
import { page } from '#server/web/answers.ts';
import { accountOf } from '#server/web/member.ts';
import { leavingWords } from '#lib/words/account.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = page(async (event) => {
	const data = (await ownData(event.locals.sql, accountOf(event).id)) ?? refuse('sign-in-needed');
	return new Response(JSON.stringify(data, null, '\t'), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `attachment; filename="${leavingWords.file}"`
		}
	});
});
