// What a Word file of ours says about itself: of which plan it is, and of which moment. A partner's edited file is compared with
// that moment, so that what others wrote meanwhile is not taken back.
export interface WordStamp {
	readonly planId: string;
	readonly epoch: number;
	readonly seq: number;
}

export const wordStamp = {
	/** The name of the file's own property. */
	name: 'Withus',
	write: ({ planId, epoch, seq }: WordStamp): string => `${planId} ${epoch} ${seq}`,
	/** Null when it says nothing that we wrote. */
	read(text: string): WordStamp | null {
		const found = /^([A-Za-z0-9_-]{1,64}) (\d{1,9}) (\d{1,12})$/.exec(text.trim());
		return found ? { planId: found[1]!, epoch: Number(found[2]), seq: Number(found[3]) } : null;
	}
};
