/** What is said of an edited file beside its suggestions, because nothing is suggested of it. */
export interface Told {
	/** Actions that stand in another place now, by their names. */
	readonly movedRows: readonly string[];
	readonly movedBlocks: number;
	/** Actions that were put together from several here: words changed in them belong to no one of these. */
	readonly unsureRows: readonly string[];
	/** Words of inspectors, which nobody changes. */
	readonly quotations: number;
	/** Tables of actions that are not in the file. */
	readonly missingTables: readonly string[];
}
