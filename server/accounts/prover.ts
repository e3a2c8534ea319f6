// Who has to show that it is them.
export interface Prover {
	readonly accountId: string;
	readonly sessionId: string | null;
	readonly email: string;
	/** The other end's internet address. */
	readonly address: string;
}
