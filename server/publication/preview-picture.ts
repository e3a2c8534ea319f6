// The picture beside a link to a published version: its area, its title, which version it is. Drawn here when it goes out, so that
// no other service learns of the plan.
import { Transformer } from '@napi-rs/image';
import { previewWords as words } from '#lib/words/publication.ts';
import { Lettering } from './drawn-words.ts';

/** px, as sites that show links ask for it. */
const [width, height, edge] = [1200, 630, 80];
const colours = { paper: '#fbf8f3', ink: '#1d2629', soft: '#4d585c', brand: '#0b5a57' };

export interface PreviewFacts {
	readonly areaName: string;
	readonly title: string;
	readonly n: number;
	readonly publishedAt: Date;
}

/** Names what is in the picture, so that it is drawn anew only when that changes. */
export function previewSays({ areaName, title, n, publishedAt }: PreviewFacts): string {
	return JSON.stringify([1, areaName, title, n, publishedAt]);
}

/** PNG. */
export async function drawPreview(facts: PreviewFacts): Promise<Buffer> {
	return Transformer.fromSvg(previewSvg(facts), colours.paper).png();
}

export function previewSvg({ areaName, title, n, publishedAt }: PreviewFacts): string {
	const letters = new Lettering();
	const wide = width - 2 * edge;
	const size = title.length > 90 ? 52 : 68;
	const lines = letters.lines(title, size, '700', { wide, most: size === 52 ? 5 : 4 });
	const [area = ''] = letters.lines(areaName, 36, '700', { wide, most: 1 });
	const titleLines = lines.map((line, at) =>
		letters.line(line, { x: edge, y: 210 + at * size * 1.2, size, weight: '700', colour: colours.ink })
	);
	return (
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
		`<rect width="${width}" height="${height}" fill="${colours.paper}"/><rect width="24" height="${height}" fill="${colours.brand}"/>` +
		letters.line(area, { x: edge, y: 110, size: 36, weight: '700', colour: colours.brand }) +
		titleLines.join('') +
		letters.line(words.version(n, publishedAt), {
			...{ x: edge, y: height - 100, size: 32, weight: '400' as const, colour: colours.soft }
		}) +
		letters.line(words.made, { x: edge, y: height - 52, size: 28, weight: '400', colour: colours.soft }) +
		'</svg>'
	);
}
