// Names of plan areas that lead to their sections on the same page.
import type { PlanContent } from '#domain/plan.ts';
import { sectionAnchor } from '#domain/publication.ts';
import { escapeHtml } from './escape.ts';

/** A list of the areas with these ids, in the order of their numbers; nothing when none is known. */
export function areaLinksHtml(
	ids: readonly string[],
	page: { plan: PlanContent; sections: ReadonlySet<string> }
): string {
	const areas = ids.flatMap((id) => {
		const area = page.plan.areas[id];
		return area
			? [{ id, name: [area.ref, area.plainTitle.trim() || area.title.trim()].filter(Boolean).join(' ') }]
			: [];
	});
	areas.sort((a, b) => a.name.localeCompare(b.name, 'en-GB', { numeric: true }));
	const items = areas
		.filter((area) => area.name !== '')
		.map(({ id, name }) =>
			page.sections.has(id)
				? `<li><a href="#${escapeHtml(sectionAnchor(id))}">${escapeHtml(name)}</a></li>`
				: `<li>${escapeHtml(name)}</li>`
		);
	return items.length === 0 ? '' : `<ul class="areas">${items.join('')}</ul>`;
}
