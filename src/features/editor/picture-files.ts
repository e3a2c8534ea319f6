// Pictures that are pasted or dropped as files, and those that come with words copied from another plan.
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { Slice } from '@tiptap/pm/model';
import { readPictureAddress } from '#domain/picture-address.ts';

export interface PictureFiles {
	/** Somebody brings a picture: it is asked what it shows. */
	readonly bring: (file: File) => void;
	/** Pictures of ours stand in what was pasted: this plan needs them too. */
	readonly came: (hashes: readonly string[]) => void;
}

/** Hears of pictures before anything else does; words on the clipboard beside a picture win, as Word sends both. */
export function pictureFiles({ bring, came }: PictureFiles): Extension {
	const take = (data: DataTransfer | null): boolean => {
		const file = [...(data?.files ?? [])].find(({ type }) => /^image\/(jpeg|png|webp)$/.test(type));
		if (!file || data?.types.some((type) => type === 'text/html' || type === 'text/plain')) return false;
		bring(file);
		return true;
	};
	return Extension.create({
		name: 'pictureFiles',
		priority: 1_100,
		addProseMirrorPlugins: () => [
			new Plugin({
				props: {
					handlePaste: (view, event) => view.editable && take(event.clipboardData),
					handleDrop: (view, event) => view.editable && take(event.dataTransfer),
					transformPasted: (slice) => {
						const hashes = hashesIn(slice);
						if (hashes.length > 0) came(hashes);
						return slice;
					}
				}
			})
		]
	});
}

function hashesIn(slice: Slice): string[] {
	const hashes = new Set<string>();
	slice.content.descendants((node) => {
		const picture = node.type.name === 'image' ? readPictureAddress(`${node.attrs['src'] ?? ''}`) : null;
		if (picture) hashes.add(picture.hash);
	});
	return [...hashes];
}
