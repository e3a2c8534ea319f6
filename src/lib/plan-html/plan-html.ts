// A whole plan → HTML of its contents list and its body. No script, no styles of its own, every word escaped.
import { calloutTitles, type Callout, type CalloutKind, type PlanContent } from '#domain/plan.ts';
import { readPictureAddress } from '#domain/picture-address.ts';
import { sectionAnchor } from '#domain/publication.ts';
import { isBlank, plainText } from '#domain/rich-text.ts';
import { planWords } from '#lib/words/publication.ts';
import { actionRowHtml, type RowPlace } from './action-row-html.ts';
import { areaLinksHtml } from './area-links-html.ts';
import { escapeHtml } from './escape.ts';
import { outlineOf, type Part, type ShownBlock, type ShownTable, type TitledSection } from './outline.ts';
import { richTextHtml, textHtml } from './rich-text-html.ts';
import { partLinkHtml, whoseHtml, type PartLink } from './whose-html.ts';

export type { PartLink };

/** Whose voice a callout carries: shape and word and colour together. */
const shapes: Readonly<Record<CalloutKind, string>> = { inspectors: '■', families: '●', impact: '◆' };

/**
 * @param base put before the # of addresses to copy; empty for addresses on the page one is on
 * @param whose where the words stand that changed a part ("row.ID", "section.ID")
 * @param link another way on from a part
 */
export function planHtml(
	plan: PlanContent,
	parts: readonly Part[] = outlineOf(plan),
	base = '',
	whose: ReadonlyMap<string, string> = new Map(),
	link: PartLink = () => null
): string {
	const sections = new Map(
		parts.flatMap((part) =>
			part.kind === 'section' && part.id !== '' ? [[part.id, part.plain] as const] : []
		)
	);
	let section = '';
	return parts
		.map((part) => {
			const place: RowPlace = { plan, sections, base, whose, link, level: part.level };
			if (part.kind === 'section') section = part.id;
			if (part.kind === 'section') return sectionHtml(part, base, whose, link);
			return part.kind === 'table' ? tableHtml(part, place) : blockHtml(part, place, section);
		})
		.join('');
}

function sectionHtml(
	{ id, ref, title, official, level }: TitledSection,
	base: string,
	whose: ReadonlyMap<string, string>,
	link: PartLink
): string {
	const anchor = id === '' ? '' : escapeHtml(sectionAnchor(id));
	const number = ref === '' ? '' : `<span class="ref">${escapeHtml(ref)}</span> `;
	const long = plainText(title).length > 90 ? ' long' : '';
	return (
		`<div class="title${long}"><h${level}${anchor === '' ? '' : ` id="${anchor}"`}>${number}${textHtml(title)}</h${level}>` +
		(official ? `<p class="official">${planWords.official} ${textHtml(official)}</p>` : '') +
		(anchor === ''
			? ''
			: `<a class="here" href="${escapeHtml(base)}#${anchor}">${planWords.linkToSection}<span class="vh">: ${escapeHtml(plainText(title))}</span></a>`) +
		whoseHtml(whose.get(`section.${id}`), plainText(title)) +
		(anchor === '' ? '' : partLinkHtml(link(`section.${id}`), plainText(title))) +
		'</div>'
	);
}

function tableHtml(table: ShownTable, place: RowPlace): string {
	const id = `table-${escapeHtml(table.id)}`;
	if (table.again) return `<p class="note"><a href="#${id}">${planWords.actionsElsewhere}</a></p>`;
	const level = Math.min(table.level, 6);
	const title = table.title === '' ? '' : `<h${level}>${escapeHtml(table.title)}</h${level}>`;
	const rows = table.rows.map((row) =>
		actionRowHtml(row, { ...place, level: title === '' ? level : level + 1 })
	);
	return `<div class="rows" id="${id}">${title}${rows.join('') || `<p class="note">${planWords.noActions}</p>`}</div>`;
}

function blockHtml({ block, level }: ShownBlock, place: RowPlace, section: string): string {
	switch (block.type) {
		case 'callout':
			return calloutHtml(block, level, place, section);
		case 'plainTitle':
			return isBlankText(block.content) ? '' : `<p class="lead">${textHtml(block.content)}</p>`;
		case 'image':
			return pictureHtml(block.attrs.src, block.attrs.alt, place.base);
		default:
			return richTextHtml([block]);
	}
}

function isBlankText(nodes: Parameters<typeof textHtml>[0] = []): boolean {
	return plainText(nodes).trim() === '';
}

function calloutHtml(
	{ attrs, content = [] }: Callout,
	level: number,
	place: RowPlace,
	section: string
): string {
	if (isBlank(content) || !(attrs.kind in shapes)) return richTextHtml(content);
	const covers = attrs.covers.split(' ').filter((id) => id !== '');
	const about = covers.length === 1 && covers[0] === section ? '' : areaLinksHtml(covers, place);
	return (
		`<div class="callout ${attrs.kind}"><h${level}><span class="shape" aria-hidden="true">${shapes[attrs.kind]}</span> ${calloutTitles[attrs.kind]}</h${level}>` +
		(about === '' ? '' : `<div class="about"><p>${planWords.about}</p>${about}</div>`) +
		`${richTextHtml(content)}${attrs.source ? `<p class="note">${escapeHtml(attrs.source)}</p>` : ''}</div>`
	);
}

/**
 * A picture of ours stands in a folder beside the page, so that the page reads well when everything else is down; the preview,
 * which has no address of its own yet, shows it from the workspace. Of any other picture the words are shown.
 */
function pictureHtml(src: string, alt: string, base: string): string {
	const picture = readPictureAddress(src);
	if (!picture) return alt.trim() === '' ? '' : `<p class="note">${planWords.picture} ${escapeHtml(alt)}</p>`;
	const { name, width, height } = picture;
	return `<p class="picture"><img src="${base === '' ? '/' : ''}pictures/${name}" width="${width}" height="${height}" loading="lazy" alt="${escapeHtml(alt)}"></p>`;
}

/** The list of main sections: first level, and under each its second level. */
export function contentsHtml(parts: readonly Part[]): string {
	const entries = parts.flatMap((part) =>
		part.kind === 'section' && part.main && part.id !== '' ? [part] : []
	);
	const top = Math.min(...entries.map((entry) => entry.level));
	let html = '';
	let deep = false;
	entries.forEach((entry, index) => {
		const under = entry.level > top;
		if (under && !deep && index > 0) html += '<ul>';
		else if (index > 0) html += !under && deep ? '</li></ul></li>' : '</li>';
		deep = under && index > 0 ? true : false;
		html += `<li><a href="#${escapeHtml(sectionAnchor(entry.id))}">${entry.ref === '' ? '' : `<span class="ref">${escapeHtml(entry.ref)}</span> `}${escapeHtml(plainText(entry.title))}</a>`;
	});
	if (html === '') return '';
	return `<ul>${html}${deep ? '</li></ul></li>' : '</li>'}</ul>`;
}
