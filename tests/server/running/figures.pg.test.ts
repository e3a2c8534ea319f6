import { expect, test } from 'vitest';
import { engineFigures, liveFigures } from '#server/running/figures.ts';
import { Metrics } from '#server/running/metrics.ts';
import { freshDatabase } from '#tests/database.ts';
import { aPerson, aRole } from '#tests/people.ts';
import { openStock, signIn, startLive, until } from '#tests/server/collab/live.ts';
import { makePlan } from '#tests/server/plan-log/plans.ts';
import { type } from '#tests/typing.ts';

test('what is counted while people write: how many and how long, and nobody’s name', async () => {
	const database = await freshDatabase();
	const { sql } = database;
	const { areaId, planId } = await makePlan(sql, null);
	const metrics = new Metrics();
	const live = await startLive(sql, { figures: engineFigures(metrics) });
	liveFigures(metrics, live.counts);
	const [editor, reader] = await Promise.all(
		(['editor', 'reader'] as const).map(async (role) => {
			const person = await aPerson(sql, areaId, { name: 'Heron Oakley' });
			await aRole(sql, person, role, planId);
			return openStock(live.port, planId, await signIn(sql, person.accountId));
		})
	);
	await until('both are in', () => editor!.provider.synced && reader!.provider.synced);
	type(editor!.doc, 'Heron words.');
	await until('it is saved', () => (editor!.saved.at(-1)?.seq ?? 0) > 0);
	const figure = (name: string): number =>
		Number(new RegExp(`^${name.replaceAll(/[{}"]/g, '\\$&')} (.*)$`, 'm').exec(metrics.text())?.[1]);
	expect(figure('withus_tabs')).toBe(2);
	expect(figure('withus_rooms')).toBe(1);
	expect(figure('withus_waiting_bytes')).toBe(0);
	for (const name of [
		'withus_updates_entered_total',
		'withus_ack_seconds_count',
		'withus_commit_seconds_count'
	])
		expect(figure(name)).toBeGreaterThan(0);
	type(reader!.doc, 'Heron may not.');
	await reader!.closed;
	expect(figure('withus_refused_total{reason="not-allowed"}')).toBe(1);
	await until('one is left', () => figure('withus_tabs') === 1);
	for (const secret of ['Heron', planId, areaId]) expect(metrics.text()).not.toContain(secret);
	for (const tab of [editor, reader]) tab!.leave();
	await live.close();
	await database.drop();
});
