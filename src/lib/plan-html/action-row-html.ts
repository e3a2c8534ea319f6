// One action row as a record: a heading, and names with their words. The same markup is a card on a phone.
import { actionColumns, notAgreedYet, signsHeading, type ActionColumn } from '#domain/action-row.ts';
import { saysMoreThan } from '#domain/linked-words.ts';
import { rowAnchor } from '#domain/publication.ts';
import { formatDate } from '#lib/words/dates.ts';
import { planWords } from '#lib/words/publication.ts';
import { areaLinksHtml, type AreaPlace } from './area-links-html.ts';
import { escapeHtml } from './escape.ts';
import type { ShownRow } from './outline.ts';
import { richTextHtml } from './rich-text-html.ts';
import { partLinkHtml, whoseHtml, type PartLink } from './whose-html.ts';

export interface RowPlace extends AreaPlace {
	/** Put before the # of addresses to copy, so that they lead to the permanent page. */
	readonly base: string;
	/** Where the words stand that changed a part, by its name. */
	readonly whose?: ReadonlyMap<string, string>;
	/** Another way on from a part. */
	readonly link?: PartLink;
	/** Level of the row's heading, 3 to 6. */
	readonly level: number;
}

export function actionRowHtml({ id, row, name, also = [] }: ShownRow, place: RowPlace): string {
	const anchor = escapeHtml(rowAnchor(id));
	const heading = `h${Math.min(place.level, 6)}`;
	const cell = (column: ActionColumn) =>
		column === 'linked' ? linkedHtml(row, place) : filled(richTextHtml(row[column]));
	const fact = ({ id: column, label }: { id: ActionColumn; label: string }) =>
		`<div class="${column}"><dt>${label}</dt><dd>${cell(column)}</dd></div>`;
	const facts = actionColumns.filter((column) => !('months' in column));
	const signs = actionColumns.filter((column) => 'months' in column);
	return (
		`<article class="row" id="${anchor}" aria-labelledby="${anchor}-name">${also.map((other) => `<span id="${escapeHtml(rowAnchor(other))}"></span>`).join('')}<header>` +
		`<${heading} id="${anchor}-name">${planWords.action} <span class="ref">${escapeHtml(name)}</span></${heading}>` +
		(row.due === null ? '' : `<p class="due">${planWords.due} ${escapeHtml(dueDay(row.due))}</p>`) +
		`<a class="here" href="${escapeHtml(place.base)}#${anchor}">${planWords.linkToAction}<span class="vh"> ${escapeHtml(name)}</span></a>` +
		`${whoseHtml(place.whose?.get(`row.${id}`), `${planWords.action} ${name}`)}${partLinkHtml(place.link?.(`row.${id}`), `${planWords.action} ${name}`)}</header>` +
		`<dl class="facts">${facts.map(fact).join('')}</dl>` +
		`<div class="signs" role="group" aria-labelledby="${anchor}-signs"><p id="${anchor}-signs">${signsHeading}</p>` +
		`<dl>${signs.map(fact).join('')}</dl></div></article>`
	);
}

function filled(html: string): string {
	return html === '' ? `<span class="gap">${notAgreedYet}</span>` : html;
}

/** The areas a row is linked to, as links; the printed words too, when they say more than the numbers. */
function linkedHtml(row: ShownRow['row'], place: RowPlace): string {
	const areas = row.areas.filter((id) => place.plan.areas[id] !== undefined);
	const refs = areas.flatMap((id) => place.plan.areas[id]?.ref ?? []);
	const printed = saysMoreThan(row.linked, refs) ? richTextHtml(row.linked) : '';
	return filled(printed + areaLinksHtml(areas, place));
}

/** A day of the calendar as words; what is no day is shown as it is written. */
function dueDay(due: string): string {
	return /^\d{4}-\d{2}-\d{2}$/.test(due) && !Number.isNaN(Date.parse(due)) ? formatDate(due) : due;
}
