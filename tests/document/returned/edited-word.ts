// A Word file as a partner sends it back: our own, with its XML changed as Word would change it.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

export class EditedWord {
	xml: string;
	readonly #parts: Record<string, Uint8Array>;

	constructor(bytes: Uint8Array) {
		this.#parts = unzipSync(bytes);
		this.xml = strFromU8(this.#parts['word/document.xml'] ?? new Uint8Array());
	}

	/** The table row that holds these words. */
	row(words: string): string {
		const row = [...this.xml.matchAll(/<w:tr>.*?<\/w:tr>|<w:tr .*?<\/w:tr>/gs)]
			.map(([text]) => text)
			.find((text) => text.includes(words));
		if (!row) throw new Error(`No row says: ${words}`);
		return row;
	}

	replace(from: string, to: string): this {
		if (!this.xml.includes(from)) throw new Error(`The file does not say: ${from}`);
		this.xml = this.xml.replace(from, () => to);
		return this;
	}

	/** Word puts no bookmarks into a row it makes. */
	insertBehind(words: string, cells: (row: string) => string): this {
		const row = this.row(words);
		return this.replace(row, row + cells(row.replace(/<w:bookmark(Start|End)[^>]*\/>/g, '')));
	}

	move(words: string, behind: string): this {
		const row = this.row(words);
		this.replace(row, '');
		const other = this.row(behind);
		return this.replace(other, other + row);
	}

	remove(words: string): this {
		return this.replace(this.row(words), '');
	}

	withoutPlaces(): this {
		this.xml = this.xml.replace(/<w:bookmark(Start|End)[^>]*\/>/g, '');
		delete this.#parts['docProps/custom.xml'];
		return this;
	}

	bytes(): Uint8Array {
		return zipSync({ ...this.#parts, 'word/document.xml': strToU8(this.xml) });
	}
}
