// Writes the parts of a plan onto paper, and each of them into the tree that screen readers read.
import type PDFDocument from 'pdfkit';
import { actionColumns, notAgreedYet } from '#domain/action-row.ts';
import type { ExportedPart, ExportedPicture, ExportedRow } from '#domain/exports/exported-plan.ts';
import type { ExportedThread } from '#domain/exports/exported-thread.ts';
import { readPictureAddress } from '#domain/picture-address.ts';
import { isBlank, type ListItem, type RichBlock, type RichText } from '#domain/rich-text.ts';
import { fileWords } from '#lib/words/exporting.ts';
import type { Material } from './file-to-make.ts';
import { Paper, type ElementFacts, type Look, type Place, type Words } from './pdf-paper.ts';
import { brand, indented, ink, look, margin, pageWidth, plain, soft, texts } from './pdf-words.ts';
import { printedBox } from './printed-box.ts';

const voices = { inspectors: '#1b4f8a', families: '#7b2d68', impact: brand };
const labels = 130;
const headingSizes = [22, 18, 15, 13, 12, 11];
const highestPicture = 380;

export class PdfWriter {
	readonly #doc: typeof PDFDocument.prototype;
	readonly #material: Material;
	readonly #paper: Paper;
	readonly #root: Place;
	/** The headings one stands under, by level: for bookmarks, and so that no level is left out. */
	readonly #under: { readonly level: number; readonly mark: PDFKit.PDFOutline }[] = [];

	constructor(doc: typeof PDFDocument.prototype, material: Material) {
		this.#doc = doc;
		this.#material = material;
		this.#paper = new Paper(doc);
		this.#root = doc.struct('Document');
		doc.addStructure(this.#root);
	}

	top(title: string): void {
		const { meta } = this.#material.content;
		const { facts } = this.#material;
		this.#paper.paragraph('H1', this.#root, [plain(title, true)], look(26, ink));
		const lines = [
			meta.plainTitle.trim() === title ? '' : meta.plainTitle,
			meta.period,
			meta.coProductionStatus
		];
		for (const line of [...lines, facts.draft ? `${facts.state}. ${fileWords.draft}` : facts.state])
			if (line.trim() !== '') this.#paper.paragraph('P', this.#root, [plain(line)], look(12, soft));
	}

	part(part: ExportedPart): void {
		switch (part.kind) {
			case 'heading': {
				this.#heading(part.level + 1, [
					...(part.ref === '' ? [] : [plain(`${part.ref} `, true)]),
					...texts(part.words, true)
				]);
				if (part.plain.length > 0) this.#paper.paragraph('P', this.#root, texts(part.plain), look(13, brand));
				return;
			}
			case 'words':
				return this.#rich([part.block], this.#root, look(11, ink));
			case 'callout': {
				const { title, content } = printedBox(part);
				this.#heading(this.#deeper(), [plain(title, true)], voices[part.callout]);
				const box = this.#element('Div');
				this.#rich(content, box, indented(14));
				if (part.source !== '')
					this.#paper.paragraph('P', box, [plain(part.source)], { ...indented(14), size: 10, colour: soft });
				box.end();
				return;
			}
			case 'picture':
				return this.#picture(part);
			case 'table': {
				const level = this.#deeper();
				if (part.title !== '') this.#heading(level, [plain(part.title, true)]);
				if (part.rows.length === 0)
					this.#paper.paragraph('P', this.#root, [plain(fileWords.noActions)], look(11, soft));
				for (const row of part.rows) this.#row(row, part.title === '' ? level : level + 1);
			}
		}
	}

	#heading(wanted: number, words: readonly Words[], colour = ink): void {
		const level = Math.min(wanted, (this.#under.at(-1)?.level ?? 1) + 1, 6);
		while ((this.#under.at(-1)?.level ?? 0) >= level) this.#under.pop();
		this.#paper.space(level < 4 ? 18 : 12);
		const size = headingSizes[level - 1] ?? 11;
		this.#paper.room(level < 4 ? 110 : 60);
		const above = this.#under.at(-1)?.mark ?? this.#doc.outline;
		const mark = above.addItem(words.map(({ text }) => text).join(''), { expanded: level < 3 });
		this.#under.push({ level, mark });
		this.#paper.paragraph(`H${level}`, this.#root, words, look(size, colour));
		this.#paper.space(3);
	}

	/** One level below the last heading of a section. */
	#deeper(): number {
		const section = this.#under.at(-1)?.level ?? 1;
		return Math.min(section + 1, 6);
	}

	#row({ row, name, cells }: ExportedRow, level: number): void {
		const due = row.due === null ? '' : `, ${fileWords.due(row.due)}`;
		this.#heading(level, [plain(`${fileWords.action(name)}${due}`, true)], brand);
		// what follows stands beside this action, not under it
		this.#under.pop();
		const table = this.#element('Table');
		for (const { id, label } of actionColumns) {
			this.#paper.room(44);
			this.#paper.rule(margin, pageWidth);
			this.#paper.y += 4;
			const line = this.#element('TR', table);
			const start = this.#paper.y;
			const page = this.#pages();
			const { size, colour } = { size: 10, colour: soft };
			this.#paper.paragraph(
				'TH',
				line,
				[plain(label, true)],
				{ size, colour, left: margin, width: labels - 12 },
				{ scope: 'Row' }
			);
			const under = this.#pages() === page ? this.#paper.y : 0;
			if (this.#pages() === page) this.#paper.y = start;
			const cell = this.#element('TD', line);
			const words: Look = {
				size: 11,
				colour: isBlank(cells[id]) ? soft : ink,
				left: margin + labels,
				width: pageWidth - labels
			};
			if (isBlank(cells[id])) this.#paper.paragraph('P', cell, [plain(notAgreedYet)], words);
			else this.#rich(cells[id], cell, words);
			cell.end();
			line.end();
			if (this.#pages() === page) this.#paper.y = Math.max(this.#paper.y, under);
			this.#paper.y += 4;
		}
		table.end();
	}

	#pages(): number {
		return this.#doc.bufferedPageRange().count;
	}

	#element(tag: string, under = this.#root, options: ElementFacts = {}): Place {
		const element = this.#doc.struct(tag, options);
		under.add(element);
		return element;
	}

	#rich(blocks: RichText, under: Place, words: Look): void {
		for (const block of blocks.filter((each) => !isBlank([each]))) {
			if (block.type === 'paragraph') this.#paper.paragraph('P', under, texts(block.content), words);
			else this.#list(block, under, words);
			this.#paper.space(3);
		}
	}

	#list(list: Exclude<RichBlock, { type: 'paragraph' }>, under: Place, words: Look): void {
		const element = this.#element('L', under);
		const items = (list.content ?? []).filter((item) => !isBlank(item.content ?? []));
		items.forEach((item, at) =>
			this.#item(item, list.type === 'orderedList' ? `${at + 1}.` : '•', element, words)
		);
		element.end();
	}

	#item({ content = [] }: ListItem, sign: string, list: Place, words: Look): void {
		const item = this.#element('LI', list);
		this.#paper.room(words.size * 1.5);
		const start = this.#paper.y;
		this.#paper.paragraph('Lbl', item, [plain(sign)], words);
		this.#paper.y = start;
		const body = this.#element('LBody', item);
		const room = sign === '•' ? 12 : 20;
		const width = Math.max(words.width - room, 60);
		this.#rich(content, body, { ...words, left: words.left + words.width - width, width });
		body.end();
		item.end();
	}

	#picture({ src, alt }: ExportedPicture): void {
		const address = readPictureAddress(src);
		const picture = address && this.#material.pictures.get(address.hash);
		const said = alt === '' ? fileWords.picture : fileWords.pictureOf(alt);
		if (!address || !picture) {
			this.#paper.paragraph('P', this.#root, [plain(said)], look(11, soft));
			return;
		}
		const scale = Math.min(0.75, pageWidth / address.width, highestPicture / address.height);
		const [width, height] = [address.width * scale, address.height * scale];
		this.#paper.space(6);
		this.#paper.room(height + 6);
		const top = this.#paper.y;
		const figure = this.#element('Figure', this.#root, {
			alt: said,
			bbox: [margin, top, margin + width, top + height]
		});
		const content = this.#doc.markStructureContent('Figure');
		this.#doc.image(Buffer.from(picture.bytes), margin, top, { width, height });
		this.#doc.endMarkedContent();
		figure.add(content);
		figure.end();
		this.#paper.y += height + 6;
	}

	said(threads: readonly ExportedThread[]): void {
		this.#heading(2, [plain(fileWords.said, true)]);
		this.#paper.paragraph('P', this.#root, [plain(fileWords.saidNote)], look(11, soft));
		for (const { about, settled, internal, comments } of threads) {
			this.#heading(3, [plain(about, true)]);
			const marks = [settled ? fileWords.settled : '', internal ? fileWords.inside : ''].filter(
				(word) => word !== ''
			);
			if (marks.length > 0)
				this.#paper.paragraph('P', this.#root, [plain(marks.join(' · '))], look(10, soft));
			for (const { who, words, at } of comments) {
				this.#paper.paragraph('P', this.#root, [plain(fileWords.saidOn(who, at))], look(10, soft));
				this.#paper.paragraph('BlockQuote', this.#root, [plain(words)], indented(14));
				this.#paper.space(4);
			}
		}
	}

	/** The last words, and the number on each page. */
	end(): void {
		const { facts } = this.#material;
		this.#paper.space(12);
		this.#paper.paragraph(
			'P',
			this.#root,
			[plain(`${facts.areaName} · ${fileWords.taken(new Date(facts.madeAt))}`)],
			look(10, soft)
		);
		if (this.#paper.letters.lacking)
			this.#paper.paragraph('P', this.#root, [plain(fileWords.missing)], look(10, soft));
		this.#root.end();
		const pages = this.#pages();
		for (let page = 0; page < pages; page++) {
			this.#doc.switchToPage(page);
			this.#doc.markContent('Artifact', { type: 'Pagination' });
			this.#doc.page.margins.bottom = 0;
			this.#doc.font('regular').fontSize(9).fillColor(soft);
			this.#doc.text(fileWords.page(page + 1, pages), margin, 841.89 - 36, {
				width: pageWidth,
				align: 'right',
				lineBreak: false
			});
			this.#doc.endMarkedContent();
		}
	}
}
