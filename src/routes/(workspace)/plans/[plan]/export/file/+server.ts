// The file itself. A plain download, so it works without script; nothing in the plan changes.
import { contentDisposition } from '#domain/exports/file-name.ts';
import { exportFormat } from '#domain/exports/formats.ts';
import { refuse } from '#domain/refusals.ts';
import { memberOfArea } from '#server/accounts/standing.ts';
import { askerOf } from '#server/comments/asker.ts';
import { threadsForFile } from '#server/comments/for-file.ts';
import { countExports, exportPlan, stateToExport } from '#server/exports/export-plan.ts';
import { page } from '#server/web/answers.ts';
import { toldWhileMade } from '#server/web/told-while-made.ts';
import { accountOf, planMember } from '#server/web/member.ts';
import type { RequestEvent } from './$types';

export const GET = page(async (event: RequestEvent) => {
	const { sql, exportTurns } = event.locals;
	const member = await planMember(event, event.params.plan);
	const asked = (name: string) => event.url.searchParams.get(name)?.trim() ?? '';
	const format = exportFormat(asked('format')) ?? refuse('export-format');
	await countExports(sql, member);
	const areaName = (await memberOfArea(sql, accountOf(event).id, member.areaId))?.areaName ?? '';
	const making = (onDone?: (percent: number) => void) =>
		exportTurns.take(async () => {
			const state = await stateToExport(sql, member, asked('state') || 'now', areaName);
			const withComments = asked('comments') === 'yes' && format.comments;
			const threads = withComments ? await threadsForFile(sql, askerOf(member), state.content) : [];
			return exportPlan(sql, member, state, format, threads, onDone);
		});
	if (asked('progress') === 'yes')
		return new Response(toldWhileMade(making), { headers: { 'content-type': 'application/octet-stream' } });
	const file = await making();
	return new Response(new Uint8Array(file.bytes), {
		headers: {
			'content-type': format.type,
			'content-length': String(file.bytes.length),
			'content-disposition': contentDisposition(file.name)
		}
	});
});
