// A plan as a Word file: headings, the table with its nine columns, boxes, pictures; comments in the margin when asked for. Each
// place carries a bookmark, and the file says which state of the plan it is, so that its changes can be brought back.
import {
	AlignmentType,
	CommentRangeEnd,
	CommentRangeStart,
	CommentReference,
	Document,
	Footer,
	Header,
	HeadingLevel,
	ImageRun,
	LevelFormat,
	Packer,
	PageNumber,
	PageOrientation,
	Paragraph,
	Table,
	TextRun,
	type ICommentOptions
} from 'docx';
import { exportedPlan, type ExportedPart, type ExportedPicture } from '#domain/exports/exported-plan.ts';
import { periodKey, plainTitleKey, titleKey } from '#domain/exports/returned.ts';
import { wordStamp } from '#domain/exports/word-stamp.ts';
import { readPictureAddress } from '#domain/picture-address.ts';
import { fileWords } from '#lib/words/exporting.ts';
import type { ExportedThread } from '#domain/exports/exported-thread.ts';
import type { Material } from './file-to-make.ts';
import { titleOf } from './title.ts';
import { wordStyles } from './word-style.ts';
import { pageWidth, wordBox, wordTable } from './word-table.ts';
import {
	bulletsName,
	deepestLevel,
	nothingAround,
	numbersName,
	runs,
	within,
	WordWords,
	type Around
} from './word-words.ts';

/** Pixels, at 96 to the inch. */
const widestPicture = pageWidth / 15;
const highestPicture = 480;

export async function wordOf(material: Material): Promise<Uint8Array> {
	const { content, facts, threads } = material;
	const { meta, parts } = exportedPlan(content);
	const title = titleOf(meta);
	const margin = new Margin(threads, new Set(parts.flatMap(keysOf)));
	const line = (text: string, style: string, key = '') =>
		text.trim() === ''
			? []
			: [
					new Paragraph({
						style,
						children: within([new TextRun(text)], { ...nothingAround, bookmarks: [key] })
					})
				];
	const top = new Paragraph({
		style: 'Title',
		children: within([new TextRun(title)], { ...margin.on(''), bookmarks: [titleKey] })
	});
	const words = new WordWords();
	const body = parts.flatMap((part) => partWord(part, material, words, margin));
	const page = [new TextRun({ children: [PageNumber.CURRENT] })];
	const made = new Document({
		title,
		creator: 'Withus',
		lastModifiedBy: 'Withus',
		description: facts.state,
		customProperties: [{ name: wordStamp.name, value: wordStamp.write(facts) }],
		styles: wordStyles,
		numbering: {
			config: [
				{ reference: bulletsName, levels: levels(LevelFormat.BULLET, () => '•') },
				{ reference: numbersName, levels: levels(LevelFormat.DECIMAL, (level) => `%${level + 1}.`) }
			]
		},
		comments: { children: margin.comments },
		sections: [
			{
				properties: {
					page: {
						size: { orientation: PageOrientation.LANDSCAPE, width: 11906, height: 16838 },
						margin: { top: 1250, bottom: 1000, left: 850, right: 850 }
					}
				},
				headers: { default: new Header({ children: line(meta.coProductionStatus, 'Small') }) },
				footers: {
					default: new Footer({
						children: [new Paragraph({ style: 'Small', alignment: AlignmentType.RIGHT, children: page })]
					})
				},
				children: [
					top,
					...(meta.plainTitle.trim() === title ? [] : line(meta.plainTitle, 'Subtitle', plainTitleKey)),
					...line(meta.period, 'Period', periodKey),
					...body
				]
			}
		]
	});
	return new Uint8Array(await Packer.toBuffer(made));
}

function levels(format: (typeof LevelFormat)[keyof typeof LevelFormat], text: (level: number) => string) {
	return Array.from({ length: deepestLevel + 1 }, (_, level) => ({
		level,
		format,
		text: text(level),
		alignment: AlignmentType.LEFT,
		style: { paragraph: { indent: { left: 280 * (level + 1), hanging: 280 } } }
	}));
}

const headings = [
	HeadingLevel.HEADING_1,
	HeadingLevel.HEADING_2,
	HeadingLevel.HEADING_3,
	HeadingLevel.HEADING_4
];

function partWord(
	part: ExportedPart,
	material: Material,
	words: WordWords,
	margin: Margin
): (Paragraph | Table)[] {
	switch (part.kind) {
		case 'heading': {
			const ref = part.ref === '' ? [] : [new TextRun(`${part.ref} `)];
			const heading = headings[part.level - 1] ?? HeadingLevel.HEADING_4;
			const children = within([...ref, ...runs(part.words)], margin.on(part.key));
			const plain = new Paragraph({
				style: 'PlainTitle',
				children: within(runs(part.plain), { ...nothingAround, bookmarks: [part.plainKey] })
			});
			return [new Paragraph({ heading, children }), ...(part.plain.length === 0 ? [] : [plain])];
		}
		case 'words':
			return words.paragraphs([part.block], 'Text', margin.on(part.key));
		case 'callout':
			return [wordBox(part, words, { ...margin.on(part.key), bookmarks: [] }), gap()];
		case 'table':
			return [wordTable(part, words, ({ key }) => margin.on(key)), gap()];
		case 'picture':
			return [pictureOf(part, material)];
	}
}

/** Two tables without a line between them would become one. */
function gap(): Paragraph {
	return new Paragraph({ style: 'Gap' });
}

function pictureOf({ key, src, alt }: ExportedPicture, { pictures }: Material): Paragraph {
	const address = readPictureAddress(src);
	const picture = address && pictures.get(address.hash);
	const around = { ...nothingAround, bookmarks: [key] };
	if (!address || !picture) {
		const said = alt === '' ? fileWords.picture : fileWords.pictureOf(alt);
		return new Paragraph({ style: 'Text', children: within([new TextRun(said)], around) });
	}
	const scale = Math.min(1, widestPicture / address.width, highestPicture / address.height);
	const image = new ImageRun({
		type: address.ending,
		data: picture.bytes,
		transformation: { width: Math.round(address.width * scale), height: Math.round(address.height * scale) },
		altText: { name: fileWords.picture, description: alt, title: '' }
	});
	return new Paragraph({ style: 'Text', children: within([image], around) });
}

function keysOf(part: ExportedPart): string[] {
	return part.kind === 'table' ? part.rows.map(({ key }) => key) : [part.key];
}

/** The comments in the margin, and where each hangs. What hangs on nothing in this text hangs on the title. */
class Margin {
	readonly comments: ICommentOptions[] = [];
	readonly #on = new Map<string, number[]>();

	constructor(threads: readonly ExportedThread[], known: ReadonlySet<string>) {
		for (const thread of threads) {
			const key = known.has(thread.key) ? thread.key : '';
			for (const comment of thread.comments) {
				const id = this.comments.length;
				this.#on.set(key, [...(this.#on.get(key) ?? []), id]);
				const about = [
					thread.about,
					thread.settled ? fileWords.settled : '',
					thread.internal ? fileWords.inside : ''
				];
				const lines = [about.filter((word) => word !== '').join(' · '), ...comment.words.split('\n')];
				this.comments.push({
					id,
					author: comment.who,
					initials: comment.who.replace(/[^A-Z]/g, '') || 'W',
					date: new Date(comment.at),
					children: lines.map((text) => new Paragraph({ children: [new TextRun(text)] }))
				});
			}
		}
	}

	on(key: string): Around {
		const ids = this.#on.get(key) ?? [];
		return {
			bookmarks: key === '' ? [] : [key],
			before: ids.map((id) => new CommentRangeStart(id)),
			after: ids.flatMap((id) => [
				new CommentRangeEnd(id),
				new TextRun({ children: [new CommentReference(id)] })
			])
		};
	}
}
