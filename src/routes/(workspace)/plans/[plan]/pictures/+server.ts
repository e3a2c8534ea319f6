// A picture comes as it is, in the body of a request: no form of another site can send one like that.
import { json } from '@sveltejs/kit';
import { refusal } from '#domain/refusals.ts';
import { largestPicture } from '#server/pictures/encode.ts';
import { addPicture, borrowPicture } from '#server/pictures/pictures.ts';
import { asRefused } from '#server/web/answers.ts';
import { everybodyAsking, planMember } from '#server/web/member.ts';
import type { RequestHandler } from './$types';

/** Answers `{src}`, or `{code, say}`. With `?from=<hash>` the picture of another plan comes along with copied words. */
export const POST: RequestHandler = async (event) => {
	const { sql, pictureTurns } = event.locals;
	try {
		const member = await planMember(event, event.params.plan, 'edit-plan', { guests: true });
		const from = event.url.searchParams.get('from');
		if (from !== null) {
			await borrowPicture(sql, member, everybodyAsking(event), from);
			return json({ done: true });
		}
		const size = Number(event.request.headers.get('content-length') ?? 0);
		const file = size > largestPicture ? tooBig() : new Uint8Array(await event.request.arrayBuffer());
		return json({ src: await pictureTurns.take(() => addPicture(sql, member, file)) });
	} catch (thrown) {
		const { code } = asRefused(thrown);
		const { say, http } = refusal(code);
		return json({ code, say }, { status: http });
	}
};

/** One byte more than may be taken: refused by the same rule as if it had been read. */
function tooBig(): Uint8Array {
	return new Uint8Array(largestPicture + 1);
}
