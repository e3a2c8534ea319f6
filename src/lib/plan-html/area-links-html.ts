// Names of plan areas that lead to their sections on the same page.
import type { PlanContent } from '#domain/plan.ts';
import { sectionAnchor } from '#domain/publication.ts';
import { escapeHtml } from './escape.ts';

export interface AreaPlace {
	readonly plan: PlanContent;
	/** Headings that are addresses on this page, by id, each with its plain title ('' while nobody has written one). */
	readonly sections: ReadonlyMap<string, string>;
}

/**
 * A list of the areas with these ids, in the order of their numbers; nothing when none is known. An official title runs
 * over lines, so it is only read aloud; the number and the plain title are shown.
 */
export function areaLinksHtml(ids: readonly string[], { plan, sections }: AreaPlace): string {
	const areas = ids.flatMap((id) => {
		const area = plan.areas[id];
		const name = area
			? nameHtml(area.ref.trim(), sections.get(id) || area.plainTitle.trim(), area.title.trim())
			: '';
		return area && name !== '' ? [{ id, ref: area.ref, name }] : [];
	});
	areas.sort((a, b) => a.ref.localeCompare(b.ref, 'en-GB', { numeric: true }));
	const items = areas.map(({ id, name }) =>
		sections.has(id) ? `<li><a href="#${escapeHtml(sectionAnchor(id))}">${name}</a></li>` : `<li>${name}</li>`
	);
	return items.length === 0 ? '' : `<ul class="areas">${items.join('')}</ul>`;
}

function nameHtml(ref: string, plain: string, official: string): string {
	if (plain !== '' || ref === '') return escapeHtml(`${ref} ${plain || official}`.trim());
	return escapeHtml(ref) + (official === '' ? '' : `<span class="vh"> ${escapeHtml(official)}</span>`);
}
