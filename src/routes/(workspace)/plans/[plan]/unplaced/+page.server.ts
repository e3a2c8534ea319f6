import { plainText } from '#domain/rich-text.ts';
import type { PlanContent } from '#domain/plan.ts';
import {
	notesOf,
	placeAtEnd,
	setAside,
	takeBack,
	tickAllNotes,
	tickNote,
	trayOf
} from '#server/imports/tray.ts';
import { planContent } from '#server/plan-log/read.ts';
import { mustWriteNow } from '#server/plans/writes-now.ts';
import { action, page, words } from '#server/web/answers.ts';
import { planMember } from '#server/web/member.ts';
import { trayWords } from '#lib/words/importing.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const { member, where } = await editor(event);
	const { sql } = event.locals;
	const [pieces, notes, { content }] = await Promise.all([
		trayOf(sql, where),
		notesOf(sql, where),
		planContent(sql, where.planId)
	]);
	return {
		title: trayWords.title,
		plan: { id: member.plan.id, title: member.plan.plainTitle || member.plan.title },
		pieces,
		notes: notes.map((note) => ({ ...note, where: placeName(content, note.target) }))
	};
});

export const actions: Actions = {
	place: action(async (event, form) => {
		const { by, where, member } = await editor(event);
		await mustWriteNow(event.locals.sql, member);
		await placeAtEnd(event.locals.sql, where, words(form, 'id'), by);
	}),
	aside: action(async (event, form) => {
		const { by, where } = await editor(event);
		await setAside(event.locals.sql, where, words(form, 'id'), by);
	}),
	back: action(async (event, form) => {
		const { by, where, member } = await editor(event);
		await mustWriteNow(event.locals.sql, member);
		await takeBack(event.locals.sql, where, words(form, 'id'), by);
	}),
	tick: action(async (event, form) => {
		const { by, where } = await editor(event);
		await tickNote(event.locals.sql, where, words(form, 'id'), true, by);
	}),
	tickAll: action(async (event) => {
		const { by, where } = await editor(event);
		await tickAllNotes(event.locals.sql, where, by);
	}),
	untick: action(async (event, form) => {
		const { by, where } = await editor(event);
		await tickNote(event.locals.sql, where, words(form, 'id'), false, by);
	})
};

async function editor(event: RequestEvent | Parameters<PageServerLoad>[0]) {
	const member = await planMember(event, event.params.plan, 'edit-plan');
	return {
		member,
		where: { areaId: member.areaId, planId: member.plan.id },
		by: { id: member.personId, role: member.role, group: member.group }
	};
}

/** The first words of what a note points at: a row's action, a heading, a box. */
function placeName({ actions, doc }: PlanContent, target: string): string {
	const row = actions[target];
	if (row) return shortened(plainText(row.what));
	const block = doc.find(
		(one) => 'attrs' in one && one.attrs && 'id' in one.attrs && one.attrs.id === target
	);
	return block && 'content' in block ? shortened(plainText(block.content ?? [])) : '';
}

function shortened(text: string): string {
	const line = text.split('\n')[0] ?? '';
	return line.length > 90 ? `${line.slice(0, 87)}…` : line;
}
