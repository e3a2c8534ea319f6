// What has happened in the demo before a newcomer opens it: two versions, a change between them, and people at work since.
import * as Y from 'yjs';
import { writeRichText } from '#document/write.ts';
import { rootsOf } from '#document/roots.ts';
import type { ActionColumn } from '#domain/action-row.ts';
import type { Group } from '#domain/groups.ts';
import type { AreaId, PersonId, PlanId } from '#domain/ids.ts';
import { paragraph } from '#domain/rich-text.ts';
import type { Role } from '#domain/roles.ts';
import { easyReadOfLarger } from './demo/easy-read-lines.ts';
import { appendToPlan } from './plan-log/append.ts';
import { planContent } from './plan-log/read.ts';
import { publishInside } from './publication/publish.ts';
import { stillFits, tellInEasyRead } from './seed-easy-read.ts';
import { saidAndDecided, saidSince, type Speakers } from './seed-themes.ts';
import { publishAnswers } from './themes/publish-answers.ts';
import type { Tx } from './sql.ts';

export interface Writer {
	readonly id: PersonId;
	readonly role: Role;
	readonly group: Group;
}

export interface Cast {
	readonly lead: Writer;
	readonly parent: Writer;
	readonly nurse: Writer;
	readonly young: Writer;
}

interface Place {
	readonly areaId: AreaId;
	readonly planId: PlanId;
}

/** Lets the larger plan of the demo be published, changed, published again and worked on. */
export async function liveThrough(tx: Tx, place: Place, { lead, parent, nurse, young }: Cast): Promise<void> {
	await publishDaysAgo(tx, place, lead, 61);
	await write(tx, place, parent, '40 days', (doc) => {
		fill(doc, 'A4', 'm6', 'We saw the rooms while they were still being painted.');
		fill(doc, 'B3', 'm6', 'Nobody in the meeting said: that part is still missing.');
	});
	await write(tx, place, nurse, '33 days', (doc) => {
		fill(doc, 'C3', 'm6', 'My old nurse came along the first time.');
		fill(doc, 'B6', 'timescale', 'All reviews from September 2027');
	});
	await write(tx, place, lead, '32 days', (doc) => {
		reword(doc, 'A2', 'what', ' Families chose the words of the new leaflet.');
	});
	await tellInEasyRead(tx, place, lead.id, easyReadOfLarger);
	const speakers: Speakers = { lead: lead.id, parent: parent.id, nurse: nurse.id, young: young.id };
	await publishDaysAgo(tx, place, lead, 30, await saidAndDecided(tx, place, speakers));
	await write(tx, place, parent, '2 days', (doc) => {
		fill(doc, 'A6', 'm3', 'A teacher who knows about autism sat beside my son.');
	});
	await write(tx, place, young, '1 day', (doc) => {
		fill(doc, 'C4', 'm12', 'I still go to the club on Thursdays.');
	});
	await write(tx, place, nurse, '25 minutes', (doc) => {
		fill(doc, 'A7', 'timescale', 'Ten schools by the end of 2027');
	});
	// of what changed since, nobody has looked at 1.3 and its easy read yet
	await stillFits(tx, place, lead.id, '3');
	await saidSince(tx, place, speakers);
}

/** Writes as somebody, some time ago. */
async function write(
	tx: Tx,
	place: Place,
	person: Writer,
	ago: string,
	change: (doc: Y.Doc) => void
): Promise<void> {
	const { areaId, planId } = place;
	const doc = new Y.Doc();
	Y.applyUpdate(doc, (await planContent(tx, planId)).state);
	const before = Y.encodeStateVector(doc);
	doc.transact(() => change(doc));
	const update = Y.encodeStateAsUpdate(doc, before);
	const { seq } = await appendToPlan(tx, { areaId, planId, update, kind: 'typed', person });
	await tx`update plan_update set at = now() - ${ago}::interval where plan_id = ${planId} and seq = ${seq}`;
	await tx`update plan set changed_at = now() - ${ago}::interval where id = ${planId}`;
}

async function publishDaysAgo(
	tx: Tx,
	{ areaId, planId }: Place,
	lead: Writer,
	days: number,
	themes: readonly string[] = []
): Promise<void> {
	const standing = { status: 'active', areaRoles: ['lead'], planRoles: [] } as const;
	const { n } = await publishInside(tx, { planId, by: { areaId, personId: lead.id, standing } });
	await publishAnswers(tx, { areaId, planId, personId: lead.id, n }, themes);
	await tx`update news set at = now() - ${days} * interval '1 day' where plan_id = ${planId}`;
	const at = tx`now() - ${days} * interval '1 day'`;
	await tx`update publication set published_at = ${at} where plan_id = ${planId} and n = ${n}`;
	await tx`update version set made_at = ${at} where plan_id = ${planId} and n = ${n}`;
	// the first version holds what was brought in before it
	await tx`
		update plan_update set at = ${at} - interval '1 day'
		where plan_id = ${planId} and at > now() - interval '1 second'`;
}

function fill(doc: Y.Doc, ref: string, column: ActionColumn, words: string): void {
	const cell = cellOf(doc, ref, column);
	if (cell.length > 0) throw new Error(`The box ${column} of ${ref} is not empty.`);
	writeRichText(cell, [paragraph(words)]);
}

/** Goes on where the first paragraph of a cell ends. */
function reword(doc: Y.Doc, ref: string, column: ActionColumn, more: string): void {
	const first = cellOf(doc, ref, column).get(0);
	const text = first instanceof Y.XmlElement ? first.get(0) : null;
	if (!(text instanceof Y.XmlText)) throw new Error(`The box ${column} of ${ref} has no words.`);
	text.insert(text.length, more);
}

function cellOf(doc: Y.Doc, ref: string, column: ActionColumn): Y.XmlFragment {
	const { actions } = rootsOf(doc);
	const row = [...actions.values()].find(
		(each): each is Y.Map<unknown> => each instanceof Y.Map && each.get('ref') === ref
	);
	const cell = row?.get(column);
	if (!(cell instanceof Y.XmlFragment)) throw new Error(`There is no action ${ref}.`);
	return cell;
}
