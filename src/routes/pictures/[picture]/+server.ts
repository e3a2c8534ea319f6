// A picture of a plan, for whoever may see a plan it is in, or reads a consultation it is in. For everybody else there is nothing here.
import { readPictureAddress } from '#domain/picture-address.ts';
import { refuse } from '#domain/refusals.ts';
import { pictureFor } from '#server/pictures/pictures.ts';
import { pictureOfRound } from '#server/rounds/picture.ts';
import { page } from '#server/web/answers.ts';
import { everybodyAsking } from '#server/web/member.ts';
import type { RequestEvent } from './$types';

export const GET = page(async (event: RequestEvent) => {
	const address = readPictureAddress(event.url.pathname);
	if (!address) refuse('not-found');
	const { sql } = event.locals;
	for (const who of everybodyAsking(event)) {
		const picture = await pictureFor(sql, who, address.hash);
		if (picture) return shown(picture);
	}
	return shown((await pictureOfRound(sql, address.hash)) ?? refuse('not-found'));
});

function shown({ type, bytes }: { readonly type: string; readonly bytes: Uint8Array }): Response {
	return new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': type,
			'content-length': String(bytes.byteLength),
			// its address says what it is, so it never changes; but only this browser may keep it
			'cache-control': 'private, max-age=3600',
			'content-security-policy': "default-src 'none'; sandbox",
			'content-disposition': 'inline'
		}
	});
}
